// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.context.ActionContextAccessor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.core.ReactiveAdapter;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** An action for each subscription; the method runs when its result is subscribed to. */
final class SubscriptionRecording implements Recording {
    private final ReactiveAdapter adapter;
    private final Arguments arguments;

    SubscriptionRecording(ReactiveAdapter adapter) {
        this(adapter, (context, values) -> values);
    }

    SubscriptionRecording(ReactiveAdapter adapter, Arguments arguments) {
        this.adapter = adapter;
        this.arguments = arguments;
    }

    @Override
    public @Nullable Object record(ActionMethod method, ActionLogger logger, MethodInvocation invocation) {
        ActionContext caller = ActionContext.current();
        ProxyMethodInvocation call = (ProxyMethodInvocation) invocation;
        return adapter.fromPublisher(
                adapter.isMultiValue()
                        ? Flux.deferContextual(view -> many(method, logger, call, parent(view, caller)))
                        : Mono.deferContextual(view -> one(method, logger, call, parent(view, caller))));
    }

    /** Where the subscriber says it is; else where it subscribes; else, on a thread that is nowhere, where it called. */
    static ActionContext parent(ContextView view, ActionContext caller) {
        ActionContext subscriber = view.getOrDefault(ActionContextAccessor.KEY, null);
        ActionContext current = subscriber == null ? ActionContext.current() : subscriber;
        return current.isEmpty() ? caller : current;
    }

    private Mono<?> one(ActionMethod method, ActionLogger logger, ProxyMethodInvocation call, ActionContext parent) {
        EliotAction action = start(method, logger, call, parent);
        ActionContext inside = parent.with(action);
        return Mono.from(proceed(method, action, call, inside))
                .contextWrite(context -> context.put(ActionContextAccessor.KEY, inside))
                .doOnSuccess(value -> method.succeed(action, value))
                .doOnError(exception -> method.fail(action, exception))
                .doOnCancel(() -> method.fail(action, new CancellationException("The subscriber cancelled")));
    }

    private Flux<?> many(ActionMethod method, ActionLogger logger, ProxyMethodInvocation call, ActionContext parent) {
        EliotAction action = start(method, logger, call, parent);
        ActionContext inside = parent.with(action);
        AtomicLong count = new AtomicLong();
        return Flux.from(proceed(method, action, call, inside))
                .contextWrite(context -> context.put(ActionContextAccessor.KEY, inside))
                .doOnNext(element -> count.incrementAndGet())
                .doOnComplete(() -> method.succeedWithCount(action, count.get()))
                .doOnError(exception -> method.fail(action, exception))
                .doOnCancel(() -> method.succeedEarly(action, count.get()));
    }

    static EliotAction start(ActionMethod method, ActionLogger logger, MethodInvocation call, ActionContext parent) {
        ActionContext before = ActionContext.replace(parent);
        try {
            return method.start(logger, call);
        } finally {
            ActionContext.replace(before);
        }
    }

    private Publisher<?> proceed(
            ActionMethod method, EliotAction action, ProxyMethodInvocation call, ActionContext inside) {
        ActionContext before = ActionContext.replace(inside);
        try {
            return adapter.toPublisher(clone(call, inside).proceed());
        } catch (Throwable e) {
            method.fail(action, e); // here, for no subscriber is told of what is fatal
            Exceptions.throwIfFatal(e);
            return Mono.error(e);
        } finally {
            ActionContext.replace(before);
        }
    }

    /** Because an invocation remembers which advice it has passed: a second subscription would pass none. */
    private MethodInvocation clone(ProxyMethodInvocation call, ActionContext inside) {
        return call.invocableClone(arguments.in(inside, call.getArguments().clone()));
    }

    /** What the method is called with, when it is called in a context. */
    @FunctionalInterface
    interface Arguments {
        @Nullable
        Object[] in(ActionContext context, @Nullable Object[] values);
    }
}
