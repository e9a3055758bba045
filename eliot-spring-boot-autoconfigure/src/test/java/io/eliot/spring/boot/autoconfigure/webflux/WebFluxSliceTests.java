// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.web.RecordedRequests;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A slice test sees the requests it makes. */
@WebFluxTest
@DirtiesContext // what it shows in the MDC, other tests of this JVM would see
class WebFluxSliceTests {
    @Autowired
    private WebTestClient client;

    @Autowired
    private RecordedRequests log;

    @Test
    void hasTheFilter() {
        client.get().uri("/").exchange().expectStatus().isOk();

        assertThat(log.end()).containsEntry("status", 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/later", "/pooled"})
    void keepsTheActionOnOtherThreads(String path) {
        log.reset();

        client.get().uri(path).exchange().expectStatus().isOk();

        assertThat(log.message("later")).containsEntry("task_uuid", log.end().get("task_uuid"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Controller.class)
    static class Application {
        @Bean
        RecordedRequests recordedRequests() {
            return new RecordedRequests();
        }

        @Bean
        EliotLogger eliotLogger(RecordedRequests log) {
            return log.logger();
        }

        @Bean
        ThreadPoolTaskExecutor pool() {
            return new ThreadPoolTaskExecutor();
        }
    }

    @RestController
    static class Controller {
        private final EliotLogger logger;
        private final ThreadPoolTaskExecutor pool;

        Controller(EliotLogger logger, ThreadPoolTaskExecutor pool) {
            this.logger = logger;
            this.pool = pool;
        }

        @GetMapping("/")
        String index() {
            return "ok";
        }

        @GetMapping("/later")
        Mono<String> later() {
            return Mono.delay(Duration.ofMillis(1)).map(done -> {
                logger.log("later");
                return "ok";
            });
        }

        @GetMapping("/pooled")
        CompletableFuture<String> pooled() {
            return CompletableFuture.runAsync(() -> logger.log("later"), pool).thenApply(done -> "ok");
        }
    }
}
