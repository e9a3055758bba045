// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import kotlin.Result;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/**
 * One collection of a flow, between the flow that makes elements and the collector that takes them. The action is current
 * for the first and not for the second. For one coroutine, as collections are.
 */
final class FlowCollection<T> implements FlowCollector<T>, Continuation<Unit> {
    private final ActionMethod method;
    private final EliotAction action;
    private final ActionContext inside;
    private final ActionContext outside = ActionContext.current();
    private final CoroutineContext context;
    private final FlowCollector<? super T> taker;
    private final Continuation<? super Unit> caller;
    private long count;
    private @Nullable Throwable refusal;

    FlowCollection(
            ActionMethod method,
            ActionContext inside,
            CoroutineContext context,
            FlowCollector<? super T> taker,
            Continuation<? super Unit> caller) {
        this.method = method;
        this.action = Objects.requireNonNull(inside.action(), "action");
        this.inside = inside;
        this.context = context;
        this.taker = taker;
        this.caller = caller;
    }

    @Nullable
    Object collect(ProxyMethodInvocation call) {
        ActionContext before = ActionContext.replace(inside);
        try {
            Object result = flow(call.invocableClone()).collect(this, this);
            if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
                method.succeedWithCount(action, count);
            }
            return result;
        } catch (Throwable e) {
            fail(e);
            throw e;
        } finally {
            ActionContext.replace(before);
        }
    }

    @SuppressWarnings("unchecked") // it is what the method declares
    private Flow<T> flow(MethodInvocation call) {
        try {
            return (Flow<T>) Objects.requireNonNull(call.proceed(), "flow");
        } catch (Throwable e) {
            ResultKt.throwOnFailure(ResultKt.createFailure(e)); // Kotlin knows no checked exceptions
            throw new AssertionError(e);
        }
    }

    @Override
    public @Nullable Object emit(T element, Continuation<? super Unit> maker) {
        count++;
        ActionContext before = ActionContext.replace(outside);
        try {
            return taker.emit(element, new Taking(maker));
        } catch (Throwable e) {
            refusal = e;
            throw e;
        } finally {
            ActionContext.replace(before);
        }
    }

    @Override
    public CoroutineContext getContext() {
        return context;
    }

    /** The flow was suspended and has come to its end. */
    @Override
    public void resumeWith(Object result) {
        if (result instanceof Result.Failure failure) {
            fail(failure.exception);
        } else {
            method.succeedWithCount(action, count);
        }
        ActionContext before = ActionContext.replace(outside);
        try {
            caller.resumeWith(result);
        } finally {
            ActionContext.replace(before);
        }
    }

    /** A collector that throws, as one does that has got enough, is none of the flow's failures. */
    private void fail(Throwable exception) {
        if (exception == refusal || exception instanceof CancellationException) {
            method.succeedEarly(action, count);
        } else {
            method.fail(action, exception);
        }
    }

    /** The collector's own coroutine, for as long as it is suspended over an element. */
    private final class Taking implements Continuation<Unit> {
        private final Continuation<? super Unit> maker;

        Taking(Continuation<? super Unit> maker) {
            this.maker = maker;
        }

        @Override
        public CoroutineContext getContext() {
            return caller.getContext();
        }

        @Override
        public void resumeWith(Object result) {
            if (result instanceof Result.Failure failure) {
                refusal = failure.exception;
            }
            ActionContext before = ActionContext.replace(inside);
            try {
                maker.resumeWith(result);
            } finally {
                ActionContext.replace(before);
            }
        }
    }
}
