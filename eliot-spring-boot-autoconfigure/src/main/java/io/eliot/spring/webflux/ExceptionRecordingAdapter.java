// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sees the exceptions that an {@code @ExceptionHandler} turns into an answer, which no filter ever does, and notes them
 * on the action of the request. Stands before the adapters that do the work, those of the application too, so that none
 * of them answers an exception unseen; found by Spring as a bean.
 *
 * <p>It sees what is raised before a handler is found, and what the result of a handler method signals. What the method
 * throws before it returns, and what is thrown while its arguments are made, it sees where the adapter is Spring's own, not
 * where one of the application adds to what that does.
 *
 * @since 0.1.0
 */
public final class ExceptionRecordingAdapter implements HandlerAdapter, DispatchExceptionHandler, Ordered {
    private final NextAdapter next;

    /**
     * In front of all adapters. A handler method goes to the one that Spring would choose.
     *
     * @param adapters all that there are, this one or not; read when the first request comes
     */
    public ExceptionRecordingAdapter(Iterable<HandlerAdapter> adapters) {
        next = new NextAdapter(adapters);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod && next.of(handler) != null;
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        return Resumption.noting(Objects.requireNonNull(next.of(handler)).handle(exchange, handler))
                .doOnNext(ExceptionRecordingAdapter::watch);
    }

    private static void watch(HandlerResult result) {
        DispatchExceptionHandler handling = result.getExceptionHandler();
        if (handling != null) {
            result.setExceptionHandler((exchange, exception) ->
                    ReactiveExchange.noted(exception).then(handling.handleError(exchange, exception)));
        }
    }

    @Override
    public Mono<HandlerResult> handleError(ServerWebExchange exchange, Throwable exception) {
        return ReactiveExchange.noted(exception).then(Mono.error(exception));
    }
}
