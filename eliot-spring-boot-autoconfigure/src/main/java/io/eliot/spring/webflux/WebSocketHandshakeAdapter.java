// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Has a web socket leave the action of its handshake, which ends as soon as the socket is open: what is done for its
 * messages, perhaps for days, is in no action but those it begins itself. Stands before Spring's adapter, and
 * leaves to one of the application what is meant for that; found by Spring as a bean.
 *
 * @since 0.1.0
 */
public final class WebSocketHandshakeAdapter implements HandlerAdapter, Ordered {
    private final NextAdapter next;

    /**
     * In front of all adapters. A handler goes to the one that Spring would choose.
     *
     * @param adapters all that there are, this one or not; read when the first request comes
     */
    public WebSocketHandshakeAdapter(Iterable<HandlerAdapter> adapters) {
        next = new NextAdapter(adapters);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** Another adapter may want to know the handler, which it would not in the one that takes its place. */
    @Override
    public boolean supports(Object handler) {
        return handler instanceof WebSocketHandler && next.of(handler) instanceof WebSocketHandlerAdapter;
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        return Mono.deferContextual(context -> {
            ReactiveExchange begun = ReactiveExchange.of(context);
            if (begun != null) {
                begun.upgrades();
            }
            return Objects.requireNonNull(next.of(handler)).handle(exchange, new Outside((WebSocketHandler) handler));
        });
    }

    private record Outside(WebSocketHandler handler) implements WebSocketHandler {
        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            return Mono.defer(() -> handler.handle(session)).contextWrite(ReactiveExchange::outside);
        }
    }
}
