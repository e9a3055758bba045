// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.client;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.context.ActionContextAccessor;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Makes each request of a {@code WebClient} an action {@code http:client}, with the fields and the end of those of
 * {@link EliotClientHttpRequestInterceptor}, and hands the task to the server in the header
 * {@value io.eliot.message.TaskId#HEADER}. A request that is cancelled before there is an answer fails with a
 * {@link CancellationException}.
 *
 * <p>The request belongs to the action that the subscriber's Reactor context carries, else to the one current on the
 * subscribing thread, else to the one that was current where the request was put together, if {@link #addTo} was told
 * of the client's builder. Each subscription is an action of its own, and so is each attempt of a retry.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class EliotExchangeFilterFunction implements ExchangeFilterFunction {
    private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

    private final HttpClientCalls calls;

    /**
     * One that hands the task to every host.
     *
     * @param logger where to log
     */
    public EliotExchangeFilterFunction(EliotLogger logger) {
        this(logger, host -> true);
    }

    /**
     * One that hands the task to some hosts.
     *
     * @param logger where to log
     * @param propagateTo told the host of a request, whether it is sent the header, see {@link HostPatterns}
     */
    public EliotExchangeFilterFunction(EliotLogger logger, Predicate<? super String> propagateTo) {
        calls = new HttpClientCalls(logger, propagateTo);
    }

    /**
     * Adds this to a client, so that it is run closest to the request, filters added later included. Does nothing if
     * there is one already.
     *
     * @param builder of the client
     */
    public void addTo(WebClient.Builder builder) {
        builder.filters(filters -> {
            if (filters.stream().noneMatch(EliotExchangeFilterFunction.class::isInstance)) {
                filters.add(0, this);
                builder.defaultRequest(EliotExchangeFilterFunction::rememberWhatIsCurrent);
            }
        });
    }

    private static void rememberWhatIsCurrent(WebClient.RequestHeadersSpec<?> request) {
        ActionContext current = ActionContext.current();
        if (!current.isEmpty()) {
            request.attribute(ActionContextAccessor.KEY, current);
        }
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(subscriber -> exchange(contextOf(subscriber, request), request, next));
    }

    private static ActionContext contextOf(ContextView subscriber, ClientRequest request) {
        ActionContext carried = subscriber.getOrDefault(ActionContextAccessor.KEY, null);
        if (carried != null) {
            return carried;
        }
        ActionContext current = ActionContext.current();
        return current.isEmpty()
                        && request.attributes().get(ActionContextAccessor.KEY) instanceof ActionContext remembered
                ? remembered
                : current;
    }

    private Mono<ClientResponse> exchange(ActionContext context, ClientRequest request, ExchangeFunction next) {
        ActionContext before = ActionContext.replace(context);
        try {
            EliotAction action = calls.action(
                            request.method(),
                            request.url(),
                            request.attributes().get(URI_TEMPLATE))
                    .start();
            ClientRequest sent = ClientRequest.from(request)
                    .headers(headers -> calls.addTaskId(action, request.url(), headers))
                    .build();
            return Mono.defer(() -> action.call(() -> next.exchange(sent)))
                    .doOnSuccess(response -> answered(action, response))
                    .doOnError(e -> action.finish(whatHappened(e)))
                    .doOnCancel(() -> action.finish(new CancellationException("cancelled before there was an answer")))
                    .contextWrite(outer -> outer.put(ActionContextAccessor.KEY, context.with(action)));
        } finally {
            ActionContext.replace(before);
        }
    }

    /** WebClient wraps it in an exception that only says which request it was. */
    private static Throwable whatHappened(Throwable exception) {
        Throwable cause = exception instanceof WebClientRequestException ? exception.getCause() : null;
        return cause == null ? exception : cause;
    }

    private static void answered(EliotAction action, @Nullable ClientResponse response) {
        try {
            if (response != null) {
                HttpClientCalls.answered(action, response.statusCode());
            }
            action.finish();
        } catch (RuntimeException e) { // the caller may do without a status, and is to release the answer
            action.finish(e);
        }
    }

    /** Lets the next one go first. */
    @Override
    public ExchangeFilterFunction andThen(ExchangeFilterFunction next) {
        return new Closest(next);
    }

    /** Spring folds the list of filters by {@link #andThen}, from the first to the last. */
    private final class Closest implements ExchangeFilterFunction {
        private final ExchangeFilterFunction others;

        Closest(ExchangeFilterFunction others) {
            this.others = others;
        }

        @Override
        public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
            return others.filter(request, EliotExchangeFilterFunction.this.apply(next));
        }

        @Override
        public ExchangeFilterFunction andThen(ExchangeFilterFunction next) {
            return new Closest(others.andThen(next));
        }
    }
}
