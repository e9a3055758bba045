// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import io.eliot.context.ContextCarriers;
import java.util.Objects;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;

/**
 * Has the work of a Spring executor take along what is current where it is handed over. Work that is repeated does not:
 * it will outlive the action in which it was scheduled.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ContextTaskDecorator implements TaskDecorator {
    private final @Nullable TaskDecorator inner;

    /** For an executor that has no other decorator. */
    public ContextTaskDecorator() {
        this.inner = null;
    }

    /**
     * For an executor that has another decorator.
     *
     * @param inner given the work first, so that it finds the current action both when it decorates and when it runs
     */
    public ContextTaskDecorator(TaskDecorator inner) {
        this.inner = Objects.requireNonNull(inner, "inner");
    }

    @Override
    public Runnable decorate(Runnable work) {
        return work instanceof RunnableScheduledFuture<?> scheduled && scheduled.isPeriodic()
                ? decoratedInNoAction(work)
                : ContextCarriers.runnable(decorated(work));
    }

    /** Spring's own decorators would keep what they find here for ever. */
    private Runnable decoratedInNoAction(Runnable work) {
        ActionContext before = ActionContext.replace(ActionContext.NONE);
        try {
            return decorated(work);
        } finally {
            ActionContext.replace(before);
        }
    }

    private Runnable decorated(Runnable work) {
        return inner == null ? work : inner.decorate(work);
    }
}
