// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import io.eliot.context.ContextCarriers;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RunnableScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Has the work of a Spring executor take along what is current where it is handed over. Work that is repeated does not:
 * it will outlive the action in which it was scheduled.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ContextTaskDecorator implements TaskDecorator {
    private static final String DECORATOR = "taskDecorator";

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

    /**
     * Has an executor of Spring's carry what is current, around the decorator it has. Does nothing to one that does so
     * already, to a {@link ConcurrentTaskScheduler}, which does not tell which work is repeated, to a
     * {@link ThreadPoolTaskScheduler} that removes what is cancelled, which would not find it, nor to any other executor. A
     * scheduler with virtual threads has those started that it keeps.
     *
     * @param executor not initialized yet: a pool is made with the decorator it has then
     */
    public static void addTo(Executor executor) {
        if (executor instanceof ThreadPoolTaskExecutor pool) {
            pool.setTaskDecorator(around(executor));
        } else if (executor instanceof SimpleAsyncTaskExecutor threads) {
            threads.setTaskDecorator(around(executor));
            if (threads instanceof SimpleAsyncTaskScheduler scheduler) {
                SchedulerThreads.startOutsideActions(scheduler);
            }
        } else if (executor instanceof ConcurrentTaskExecutor adapter
                && !(executor instanceof ConcurrentTaskScheduler)) { // does not tell which work is repeated
            adapter.setTaskDecorator(around(executor));
        } else if (executor instanceof TaskExecutorAdapter adapter) {
            adapter.setTaskDecorator(around(executor));
        } else if (executor instanceof ThreadPoolTaskScheduler scheduler && !WaitingWork.isSearchedFor(scheduler)) {
            scheduler.setTaskDecorator(around(executor));
        }
    }

    /** Also from a pool that is made already, which asks for its decorator whenever there is work. */
    static void removeFrom(ThreadPoolTaskExecutor pool) {
        if (decoratorOf(pool) instanceof ContextTaskDecorator ours) {
            pool.setTaskDecorator(ours::decorated);
        }
    }

    private static ContextTaskDecorator around(Executor executor) {
        Object decorator = decoratorOf(executor);
        if (decorator instanceof ContextTaskDecorator ours) {
            return ours;
        }
        return decorator instanceof TaskDecorator theirs
                ? new ContextTaskDecorator(theirs)
                : new ContextTaskDecorator();
    }

    /**
     * Whether an executor has a decorator of this kind.
     *
     * @param executor any
     * @return false also for one that is not Spring's
     */
    public static boolean isOf(Executor executor) {
        return decoratorOf(executor) instanceof ContextTaskDecorator;
    }

    static boolean isFor(Executor executor) {
        return executor instanceof ThreadPoolTaskExecutor
                || executor instanceof SimpleAsyncTaskExecutor
                || executor instanceof ConcurrentTaskExecutor
                || executor instanceof TaskExecutorAdapter
                || executor instanceof ThreadPoolTaskScheduler;
    }

    /** None of them tells the decorator it was given. */
    private static @Nullable Object decoratorOf(Executor executor) {
        DirectFieldAccessor fields = new DirectFieldAccessor(executor);
        return fields.isReadableProperty(DECORATOR) ? fields.getPropertyValue(DECORATOR) : null;
    }

    @Override
    public Runnable decorate(Runnable work) {
        return work instanceof RunnableScheduledFuture<?> scheduled && scheduled.isPeriodic()
                ? carryingNoAction(work)
                : carrying(work);
    }

    /** Spring's own decorators would keep what they find here for ever, and a virtual thread what it was started in. */
    private Runnable carryingNoAction(Runnable work) {
        ActionContext before = ActionContext.replace(ActionContext.NONE);
        try {
            return carrying(work);
        } finally {
            ActionContext.replace(before);
        }
    }

    private Runnable carrying(Runnable work) {
        return ContextCarriers.runnable(decorated(work));
    }

    private Runnable decorated(Runnable work) {
        return inner == null ? work : inner.decorate(work);
    }
}
