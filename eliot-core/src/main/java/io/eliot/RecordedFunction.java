// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A function each call of which is an action (spec G1). */
final class RecordedFunction<A extends @Nullable Object, R extends @Nullable Object> implements Function<A, R> {
    private final EliotLogger logger;
    private final String type;
    private final Function<A, R> function;

    RecordedFunction(EliotLogger logger, String type, Function<A, R> function) {
        this.logger = logger;
        this.type = type;
        this.function = function;
    }

    @Override
    public R apply(A argument) {
        EliotAction action = logger.action(type).with("argument", argument).start();
        R result;
        try {
            result = action.<R, RuntimeException>call(() -> function.apply(argument));
        } catch (Throwable e) {
            action.finish(e);
            throw e;
        }
        if (result instanceof CompletionStage<?> stage) { // W9
            stage.whenComplete((value, exception) -> finish(action, value, EliotAction.causeOf(exception)));
        } else {
            finish(action, result, null);
        }
        return result;
    }

    private static void finish(EliotAction action, @Nullable Object result, @Nullable Throwable exception) {
        action.addSuccessField("result", result);
        action.finish(exception);
    }
}
