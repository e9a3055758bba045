// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.EliotLogger;
import io.eliot.spring.web.ServerActions;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes each request to a reactive server one action, {@code http:server}, carried by the Reactor context. Code that
 * reads what is current from its thread sees it if Reactor's automatic context propagation is on.
 *
 * <p>What the server does around the filters, it does outside of the action: it turns an exception into an answer and
 * logs it. {@link ServerActionHttpHandlers} brings that inside.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the server.
 *
 * @since 0.1.0
 */
public final class ServerActionWebFilter implements WebFilter, Ordered {
    /** Before the filters that may refuse the request, so that a refusal is seen. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final ServerActions actions;

    /**
     * With the defaults.
     *
     * @param logger where the actions go
     */
    public ServerActionWebFilter(EliotLogger logger) {
        this(ServerActions.of(logger));
    }

    /**
     * With everything as it is to be.
     *
     * @param actions how the action of a request begins
     */
    public ServerActionWebFilter(ServerActions actions) {
        this.actions = Objects.requireNonNull(actions, "actions");
    }

    ServerActions actions() {
        return actions;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            ReactiveExchange begun = ReactiveExchange.of(context);
            CarryingCoroutines.handle(exchange);
            return begun == null ? alone(exchange, chain) : within(begun, exchange, chain);
        });
    }

    private static Mono<Void> within(ReactiveExchange begun, ServerWebExchange exchange, WebFilterChain chain) {
        begun.reached(exchange);
        return Mono.defer(() -> chain.filter(exchange)).doOnError(begun::raised);
    }

    private Mono<Void> alone(ServerWebExchange exchange, WebFilterChain chain) {
        ReactiveExchange begun = ReactiveExchange.begin(actions, exchange.getRequest(), exchange.getResponse());
        begun.reached(exchange);
        // what the chain throws while it is assembled is to be a signal as well
        return Mono.defer(() -> chain.filter(exchange))
                .doOnSuccess(nothing -> begun.end())
                .doOnError(begun::raisedAtLast)
                .doOnCancel(begun::cancelled)
                .contextWrite(begun::in);
    }
}
