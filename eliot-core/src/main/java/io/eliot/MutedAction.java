// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.message.TaskId;
import io.eliot.message.TaskLevel;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An action that logs nothing, nor does anything in it. It has no state, so that any number of threads share one. */
final class MutedAction extends EliotAction {
    private final ActionContext alone = ActionContext.NONE.with(this);

    MutedAction(EliotLogger logger, String taskUuid, String type) {
        super(logger, taskUuid, TaskLevel.ROOT, type);
    }

    @Override
    public boolean isMuted() {
        return true;
    }

    @Override
    public void addSuccessField(String name, @Nullable Object value) {}

    @Override
    public void addFailureFields(Supplier<? extends @Nullable Map<String, ? extends @Nullable Object>> fields) {}

    @Override
    public void finish(@Nullable Throwable exception, @Nullable Object... fields) {}

    @Override
    ActionContext contextIn(ActionContext now) {
        return now.hasNothingBut(logger()) ? alone : now.with(this);
    }

    @Override
    public TaskId serializeTaskId() {
        return new TaskId(taskUuid(), taskLevel().child(1));
    }

    @Override
    EliotAction child(String childType) {
        return this;
    }

    @Override
    EliotAction disabledInside() {
        return this;
    }
}
