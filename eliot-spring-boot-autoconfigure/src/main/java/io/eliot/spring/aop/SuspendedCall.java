// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import org.jspecify.annotations.Nullable;

/** The arguments of a suspending function, its last one changed so that the action is current wherever it goes on. */
final class SuspendedCall {
    private SuspendedCall() {}

    static @Nullable Object[] in(ActionContext context, @Nullable Object[] arguments) {
        @Nullable Object[] changed = arguments.clone();
        int last = changed.length - 1;
        if (changed[last] instanceof Continuation<?> continuation) {
            changed[last] = new ContinuationInAction<>(continuation, new CurrentAction(context));
        }
        return changed;
    }

    private record ContinuationInAction<T>(Continuation<T> caller, CurrentAction action) implements Continuation<T> {
        @Override
        public CoroutineContext getContext() {
            return caller.getContext().plus(action);
        }

        @Override
        public void resumeWith(Object result) {
            caller.resumeWith(result);
        }
    }
}
