// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.spring.web.ServerAction;
import java.util.concurrent.CancellationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One request and the signals that tell how it ended. */
final class ReactiveExchange {
    private final ServerAction action;
    private final ServerWebExchange exchange;

    ReactiveExchange(ServerAction action, ServerWebExchange exchange) {
        this.action = action;
        this.exchange = exchange;
    }

    /**
     * The exception handlers stand outside of all filters, so the answer to an error is known only when it is sent. Once
     * that has begun, nobody can turn the error into another.
     */
    void failed(Throwable exception) {
        if (exchange.getResponse().isCommitted()) {
            action.failed(exception);
            end();
        } else {
            action.handled(exception);
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(this::end));
        }
    }

    void cancelled() {
        action.failed(new CancellationException("The client went away before the answer was complete"));
        end();
    }

    void end() {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        action.end(
                status == null ? HttpStatus.OK.value() : status.value(),
                exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
