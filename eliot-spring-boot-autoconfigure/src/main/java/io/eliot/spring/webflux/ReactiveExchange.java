// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import io.eliot.ActionContext;
import io.eliot.context.ActionContextAccessor;
import io.eliot.spring.web.ServerAction;
import io.eliot.spring.web.ServerActions;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** One request and the signals that tell how it ended. */
final class ReactiveExchange {
    private static final Class<ReactiveExchange> KEY = ReactiveExchange.class;

    private final ServerAction action;
    private final ServerHttpResponse response;
    private volatile boolean upgrades;
    private volatile @Nullable ActionContext before;
    private volatile @Nullable ServerWebExchange exchange;

    private ReactiveExchange(ServerAction action, ServerHttpResponse response) {
        this.action = action;
        this.response = response;
    }

    static ReactiveExchange begin(ServerActions actions, ServerHttpRequest request, ServerHttpResponse response) {
        ServerAction action = actions.start(new ReactiveRequestView(request));
        actions.tellTask(action, (name, taskUuid) -> response.getHeaders().set(name, taskUuid));
        return new ReactiveExchange(action, response);
    }

    static @Nullable ReactiveExchange of(ContextView context) {
        return context.getOrDefault(KEY, null);
    }

    /** Tells the request, to which the subscriber belongs, of an exception that has been raised. */
    static Mono<Void> noted(Throwable exception) {
        return Mono.deferContextual(context -> {
            ReactiveExchange begun = of(context);
            if (begun != null) {
                begun.raised(exception);
            }
            return Mono.empty();
        });
    }

    Context in(Context context) {
        return context.put(KEY, this).put(ActionContextAccessor.KEY, action.context());
    }

    /** For what the request has begun and does not wait for. */
    static Context outside(Context context) {
        return context.delete(KEY).delete(ActionContextAccessor.KEY);
    }

    /** Unless it is refused, the server answers by itself: that it changes the protocol. */
    void upgrades() {
        upgrades = true;
    }

    /** The request has reached the filters; what handles it notes on the exchange which route it took. */
    void reached(ServerWebExchange reached) {
        exchange = reached;
    }

    /**
     * An error has come out of the filters. As long as the answer has not begun, an exception handler may turn it into
     * one.
     */
    void raised(Throwable exception) {
        if (response.isCommitted()) {
            action.failed(exception);
        } else {
            action.handled(exception);
        }
    }

    /** For a filter that nobody tells what the exception handlers outside of it do. */
    void raisedAtLast(Throwable exception) {
        raised(exception);
        if (response.isCommitted()) {
            end();
        } else {
            response.beforeCommit(() -> Mono.fromRunnable(this::end));
        }
    }

    /** The server is told of the error next, on this thread, and logs it; unless it has cancelled, and hears no more. */
    void leftToTheServer(Throwable exception) {
        if (action.hasEnded()) {
            return;
        }
        action.failed(exception);
        before = ActionContext.replace(action.context());
    }

    void leftByTheServer(SignalType signal) {
        ActionContext left = before;
        if (signal == SignalType.ON_ERROR && left != null) {
            ActionContext.replace(left);
            end();
        }
    }

    /** What is written to the client is no longer wanted. */
    void abandoned() {
        action.failed(new CancellationException("The client went away before the answer was complete"));
    }

    void cancelled() {
        abandoned();
        end();
    }

    void end() {
        ServerWebExchange reached = exchange;
        HttpStatusCode status = status();
        if (reached != null && !status.is2xxSuccessful()) {
            recordWhatSpringWasTold(reached);
        }
        action.end(
                status.value(),
                reached == null ? null : reached.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** By the exception handlers of the application: what they handle, Spring tells nobody else. */
    private void recordWhatSpringWasTold(ServerWebExchange reached) {
        ServerRequestObservationContext.findCurrent(reached.getAttributes())
                .map(ServerRequestObservationContext::getError)
                .ifPresent(action::handled);
    }

    private HttpStatusCode status() {
        HttpStatusCode status = response.getStatusCode();
        if (upgrades && (status == null || status.is2xxSuccessful())) {
            return HttpStatus.SWITCHING_PROTOCOLS;
        }
        return status == null ? HttpStatus.OK : status;
    }
}
