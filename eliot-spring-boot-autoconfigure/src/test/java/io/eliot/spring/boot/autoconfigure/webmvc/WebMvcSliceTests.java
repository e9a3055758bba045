// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.web.RecordedRequests;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A slice test sees the requests it makes. */
@WebMvcTest
@DirtiesContext // what it shows in the MDC, other tests of this JVM would see
class WebMvcSliceTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RecordedRequests log;

    @Test
    void hasTheFilter() {
        assertThat(mvc.get().uri("/")).hasStatusOk();

        assertThat(log.end()).containsEntry("status", 200);
    }

    @Test
    void keepsTheActionOnOtherThreads() {
        assertThat(mvc.get().uri("/later")).hasStatusOk();

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
    }

    @RestController
    static class Controller {
        private final EliotLogger logger;
        private final Executor executor;

        Controller(EliotLogger logger, Executor executor) {
            this.logger = logger;
            this.executor = executor;
        }

        @GetMapping("/")
        String index() {
            return "ok";
        }

        @GetMapping("/later")
        CompletableFuture<String> later() {
            return CompletableFuture.runAsync(() -> logger.log("later"), executor)
                    .thenApply(done -> "ok");
        }
    }
}
