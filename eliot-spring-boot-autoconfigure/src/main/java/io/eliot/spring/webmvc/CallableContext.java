// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Makes the action of a request current where its {@link Callable} or streamed body runs, whatever executor that is. A
 * request has one such at a time, so its thread is the one that reads what it wrote.
 */
final class CallableContext implements CallableProcessingInterceptor {
    private final ServletExchange exchange;
    private ActionContext before = ActionContext.NONE;

    CallableContext(ServletExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
        before = ActionContext.replace(exchange.context());
    }

    @Override
    public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
        if (result instanceof Throwable failure && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            exchange.hungUp(failure);
        }
        ActionContext.replace(before);
    }
}
