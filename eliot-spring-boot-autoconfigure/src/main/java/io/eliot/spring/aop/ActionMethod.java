// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionBuilder;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.failure.Failures;
import io.eliot.message.FieldNames;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of a method that is an action, so that a call has nothing to find out.
 *
 * @param type the {@code action_type}
 * @param newTask whether each call is a task of its own
 * @param arguments what is recorded of the arguments
 * @param constants fields that are always the same
 * @param result what is recorded of the result, null if nothing is
 * @param expected exceptions that are no failure
 * @param recording when the action starts and ends
 */
record ActionMethod(
        String type,
        boolean newTask,
        List<ActionArgument> arguments,
        Map<String, String> constants,
        @Nullable FieldValue result,
        List<Class<? extends Throwable>> expected,
        Recording recording) {
    private static final String RESULT = "result";
    private static final String COUNT = "count";
    private static final String CANCELLED = "cancelled";

    @Nullable
    Object record(ActionLogger logger, MethodInvocation invocation) throws Throwable {
        return recording.record(this, logger, invocation);
    }

    EliotAction start(ActionLogger actions, MethodInvocation invocation) {
        EliotLogger logger = actions.get();
        ActionBuilder builder = newTask ? logger.task(type) : logger.action(type);
        @Nullable Object[] values = invocation.getArguments();
        for (int i = 0; i < arguments.size(); i++) {
            ActionArgument argument = arguments.get(i);
            builder.with(argument.name(), argument.value().of(values[argument.index()]));
        }
        if (!constants.isEmpty()) {
            builder.with(constants);
        }
        return builder.start();
    }

    void succeed(EliotAction action, @Nullable Object value) {
        if (result != null) {
            action.addSuccessField(RESULT, result.of(value));
        }
        action.finish();
    }

    void fail(EliotAction action, Throwable exception) {
        if (!isExpected(exception)) {
            action.finish(exception);
            return;
        }
        action.addSuccessField(FieldNames.EXCEPTION, exception.getClass().getName());
        action.addSuccessField(FieldNames.REASON, Failures.reason(exception));
        action.finish();
    }

    /** What went by is counted, for it is not kept. */
    void succeedWithCount(EliotAction action, long count) {
        action.addSuccessField(COUNT, count);
        action.finish();
    }

    /** Whoever takes no more elements may have got all that was wanted. */
    void succeedEarly(EliotAction action, long count) {
        action.addSuccessField(CANCELLED, true);
        succeedWithCount(action, count);
    }

    private boolean isExpected(Throwable exception) {
        for (Class<? extends Throwable> each : expected) {
            if (each.isInstance(exception)) {
                return true;
            }
        }
        return false;
    }
}
