// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** An action that starts when the method is called; what it returns decides when it ends. */
final class CallRecording implements Recording {
    /** It ends when the method returns. */
    static final Recording OF_VALUE = new CallRecording((method, action, value) -> {
        method.succeed(action, value);
        return value;
    });

    private final Ending ending;

    CallRecording(Ending ending) {
        this.ending = ending;
    }

    @Override
    public @Nullable Object record(ActionMethod method, ActionLogger logger, MethodInvocation invocation)
            throws Throwable {
        EliotAction action = method.start(logger, invocation);
        ActionContext before = ActionContext.replace(action.asContext());
        Object returned;
        try {
            returned = invocation.proceed();
        } catch (Throwable e) {
            ActionContext.replace(before);
            method.fail(action, e);
            throw e;
        }
        ActionContext.replace(before);
        try {
            return ending.end(method, action, returned);
        } catch (Throwable e) { // what was returned refuses to be followed
            method.fail(action, e);
            throw e;
        }
    }

    /** What becomes of an action whose method returned. */
    @FunctionalInterface
    interface Ending {
        /**
         * Called when the action is no longer current.
         *
         * @return what the caller gets
         */
        @Nullable
        Object end(ActionMethod method, EliotAction action, @Nullable Object returned);
    }
}
