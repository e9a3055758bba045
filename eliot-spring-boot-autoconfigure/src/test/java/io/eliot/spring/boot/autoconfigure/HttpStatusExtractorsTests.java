// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.failure.ExceptionExtractor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class HttpStatusExtractorsTests { // F6
    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))
            .withBean("memory", MemoryDestination.class, MemoryDestination::new);

    static RuntimeException[] answers() {
        return new RuntimeException[] {
            new HttpServerErrorException(HttpStatus.BAD_GATEWAY),
            HttpClientErrorException.create(HttpStatus.BAD_GATEWAY, "no", HttpHeaders.EMPTY, new byte[0], null),
            WebClientResponseException.create(502, "Bad Gateway", HttpHeaders.EMPTY, new byte[0], null)
        };
    }

    private static String endOfActionThatFailedWith(
            RuntimeException exception, MemoryDestination memory, EliotLogger logger) {
        assertThatThrownBy(() -> logger.action("stock:reserve").run(() -> {
                    throw exception;
                }))
                .isSameAs(exception);
        return memory.messages().get(memory.messages().size() - 1).json();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellTheStatusOfTheAnswer(RuntimeException answer) {
        contexts.run(context -> assertThat(endOfActionThatFailedWith(
                        answer, context.getBean(MemoryDestination.class), context.getBean(EliotLogger.class)))
                .contains("\"action_status\":\"failed\"", "\"http_status\":502"));
    }

    @Test
    void leaveItToTheExtractorOfTheApplication() {
        contexts.withUserConfiguration(Own.class)
                .run(context -> assertThat(endOfActionThatFailedWith(
                                new HttpServerErrorException(HttpStatus.BAD_GATEWAY),
                                context.getBean(MemoryDestination.class),
                                context.getBean(EliotLogger.class)))
                        .contains("\"answer\":\"BAD_GATEWAY\"")
                        .doesNotContain("http_status"));
    }

    @Test
    void areNotNeeded() {
        contexts.withClassLoader(
                        new FilteredClassLoader(RestClientResponseException.class, WebClientResponseException.class))
                .run(context -> assertThat(endOfActionThatFailedWith(
                                new HttpServerErrorException(HttpStatus.BAD_GATEWAY),
                                context.getBean(MemoryDestination.class),
                                context.getBean(EliotLogger.class)))
                        .contains("\"action_status\":\"failed\"")
                        .doesNotContain("http_status"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        ExceptionExtractor<RestClientResponseException> ownStatus() {
            return answer -> Map.of("answer", answer.getStatusText());
        }
    }
}
