// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Turns the exceptions of Spring into problem details, as Spring does it, and notes them on the action of the request.
 * So those are seen as well that are thrown while the arguments of a handler method are made, of which nobody but their
 * handler is told: a body that is invalid or cannot be read, a parameter that is missing.
 *
 * <p>Thread-safe. Every answer is the one that Spring makes.
 *
 * @since 0.1.0
 */
@ControllerAdvice
public final class ExceptionRecordingProblemDetails extends ResponseEntityExceptionHandler {
    /** To be a bean, in place of the one that is to answer. */
    public ExceptionRecordingProblemDetails() {}

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        return ReactiveExchange.noted(exception)
                .then(super.handleExceptionInternal(exception, body, headers, status, exchange));
    }
}
