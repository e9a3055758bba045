// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** The status another service answered with, for an action that failed over it (spec F6). */
final class HttpStatusExtractors {
    private HttpStatusExtractors() {}

    /** Of the clients that are there. To be called before the user's extractors are added, which then count instead. */
    static void addTo(EliotLogger.Builder logger, @Nullable ClassLoader loader) {
        if (ClassUtils.isPresent("org.springframework.web.client.RestClientResponseException", loader)) {
            BlockingClients.addTo(logger);
        }
        if (ClassUtils.isPresent(
                "org.springframework.web.reactive.function.client.WebClientResponseException", loader)) {
            ReactiveClients.addTo(logger);
        }
    }

    private static Map<String, Integer> fields(HttpStatusCode status) {
        return Map.of("http_status", status.value());
    }

    private static final class BlockingClients {
        static void addTo(EliotLogger.Builder logger) {
            logger.extractor(RestClientResponseException.class, e -> fields(e.getStatusCode()));
        }
    }

    private static final class ReactiveClients {
        static void addTo(EliotLogger.Builder logger) {
            logger.extractor(WebClientResponseException.class, e -> fields(e.getStatusCode()));
        }
    }
}
