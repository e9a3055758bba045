// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.spring.web.ServerActions;
import java.util.Objects;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Begins the action of a request before anything of Spring sees it and ends it when the last byte of the answer is
 * written, so that the exception handlers work, and log, inside it. Goes with a {@link ServerActionWebFilter}; found by
 * Spring as a bean.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the server.
 *
 * @since 0.1.0
 */
public final class ServerActionHttpHandlers implements HttpHandlerDecoratorFactory {
    private final ServerActions actions;

    /**
     * With everything as it is to be.
     *
     * @param actions how the action of a request begins
     */
    public ServerActionHttpHandlers(ServerActions actions) {
        this.actions = Objects.requireNonNull(actions, "actions");
    }

    /**
     * With everything as a filter has it, in whose place the actions begin.
     *
     * @param filter which goes with this
     */
    public ServerActionHttpHandlers(ServerActionWebFilter filter) {
        this(filter.actions());
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> Mono.defer(() -> handle(handler, request, response));
    }

    private Mono<Void> handle(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        ReactiveExchange begun = ReactiveExchange.begin(actions, request, response);
        return Mono.defer(() -> handler.handle(request, WatchedResponse.of(response, begun::abandoned)))
                .doOnSuccess(nothing -> begun.end())
                .doOnCancel(begun::cancelled)
                .contextWrite(begun::in)
                // outside of the context, which would be taken from the thread before the server has the error
                .doOnError(begun::leftToTheServer)
                .doFinally(begun::leftByTheServer);
    }
}
