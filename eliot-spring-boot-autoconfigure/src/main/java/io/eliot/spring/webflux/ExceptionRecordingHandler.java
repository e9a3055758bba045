// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Sees the exceptions that come out of the outermost filter, before the exception handlers that turn them into an answer,
 * and notes them on the action of the request: what a filter throws that comes before the {@link ServerActionWebFilter}
 * nobody else would know of. Goes with {@link ServerActionHttpHandlers}; found by Spring as a bean.
 *
 * <p>Thread-safe. Every exception goes on as it came.
 *
 * @since 0.1.0
 */
public final class ExceptionRecordingHandler implements WebExceptionHandler, Ordered {
    /** In front of all exception handlers. */
    public ExceptionRecordingHandler() {}

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable exception) {
        return ReactiveExchange.noted(exception).then(Mono.error(exception));
    }
}
