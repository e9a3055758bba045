// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.ThreadContextElement;
import org.jspecify.annotations.Nullable;

/** The arguments of a suspending function, its last one changed so that the action is current wherever it goes on. */
final class SuspendedCall {
    private SuspendedCall() {}

    static @Nullable Object[] in(ActionContext context, @Nullable Object[] arguments) {
        @Nullable Object[] changed = arguments.clone();
        int last = changed.length - 1;
        if (changed[last] instanceof Continuation<?> continuation) {
            changed[last] = new ContinuationInAction<>(continuation, context);
        }
        return changed;
    }

    private static final class ContinuationInAction<T> implements Continuation<T> {
        private final Continuation<T> continuation;
        private final CoroutineContext context;

        ContinuationInAction(Continuation<T> continuation, ActionContext action) {
            this.continuation = continuation;
            this.context = continuation.getContext().plus(new CurrentAction(action));
        }

        @Override
        public CoroutineContext getContext() {
            return context;
        }

        @Override
        public void resumeWith(Object result) {
            continuation.resumeWith(result);
        }
    }

    private static final class CurrentAction extends AbstractCoroutineContextElement
            implements ThreadContextElement<ActionContext> {
        private static final CoroutineContext.Key<CurrentAction> KEY = new CoroutineContext.Key<>() {};

        private final ActionContext action;

        CurrentAction(ActionContext action) {
            super(KEY);
            this.action = action;
        }

        @Override
        public ActionContext updateThreadContext(CoroutineContext context) {
            return ActionContext.replace(action);
        }

        @Override
        public void restoreThreadContext(CoroutineContext context, ActionContext before) {
            ActionContext.replace(before);
        }
    }
}
