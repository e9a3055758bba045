// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An action of a disabled type in another action: it leaves nothing, and what happens in it stands in the other one. It
 * has no state of its own; all disabled actions in one action are the same.
 */
final class UnloggedAction extends EliotAction {
    private final EliotAction around;

    UnloggedAction(EliotAction around) {
        super(around.logger(), around.taskUuid(), around.taskLevel(), around.actionType());
        this.around = around;
    }

    @Override
    public void addSuccessField(String name, @Nullable Object value) {}

    @Override
    public void addFailureFields(Supplier<? extends @Nullable Map<String, ? extends @Nullable Object>> fields) {}

    @Override
    public void finish(@Nullable Throwable exception, @Nullable Object... fields) {}

    @Override
    ActionContext contextIn(ActionContext now) {
        return around.contextIn(now);
    }

    @Override
    int nextPlace() {
        return around.nextPlace();
    }

    @Override
    EliotAction disabledInside() {
        return this;
    }
}
