// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import io.eliot.context.ActionContextAccessor;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import kotlinx.coroutines.reactor.ReactorContext;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import reactor.util.context.Context;

/**
 * An action for each collection of a Kotlin flow. By Spring's adapter it would become a publisher, whose elements are
 * made before they are wanted and without the collector's coroutine context; this one stays a flow.
 */
final class FlowRecording implements Recording {
    @Override
    public Object record(ActionMethod method, ActionLogger logger, MethodInvocation invocation) {
        return new RecordedFlow<>(method, logger, (ProxyMethodInvocation) invocation, ActionContext.current());
    }

    private record RecordedFlow<T>(
            ActionMethod method, ActionLogger logger, ProxyMethodInvocation call, ActionContext caller)
            implements Flow<T> {

        @Override
        public @Nullable Object collect(FlowCollector<? super T> taker, Continuation<? super Unit> continuation) {
            CoroutineContext outside = continuation.getContext();
            ReactorContext reactor = outside.get(ReactorContext.Key);
            Context subscriber = reactor == null ? Context.empty() : reactor.getContext();
            ActionContext parent = SubscriptionRecording.parent(subscriber, caller);
            ActionContext inside = parent.with(SubscriptionRecording.start(method, logger, call, parent));
            CoroutineContext context = outside.plus(new CurrentAction(inside))
                    .plus(new ReactorContext(subscriber.put(ActionContextAccessor.KEY, inside)));
            return new FlowCollection<T>(method, inside, context, taker, continuation).collect(call);
        }
    }
}
