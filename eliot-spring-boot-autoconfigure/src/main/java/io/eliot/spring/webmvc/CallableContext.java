// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/**
 * Makes the action of a request current where its {@link Callable} or streamed body runs, whatever executor that is. Of
 * one that has timed out and is still running, the request may have another meanwhile.
 */
final class CallableContext implements CallableProcessingInterceptor {
    /** What was current before, on a thread that runs such a piece of work. */
    private static final ThreadLocal<@Nullable ActionContext> BEFORE = new ThreadLocal<>();

    private final ServletExchange exchange;

    CallableContext(ServletExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        BEFORE.set(ActionContext.replace(exchange.context()));
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        if (result instanceof Throwable failure && GoneClient.isCertainBy(failure)) {
            exchange.hungUp(failure);
        }
        ActionContext before = BEFORE.get();
        BEFORE.remove();
        ActionContext.replace(before == null ? ActionContext.NONE : before);
    }
}
