// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The work that waits in a pool. Work that is comparable is so when it is carried, too; but to a comparator, or to a pool
 * that makes something comparable of it, what is carried is something else than they know.
 */
final class WaitingWork {
    private static final String REMOVING = "removeOnCancelPolicy";

    private WaitingWork() {}

    static boolean hasToStayAsItIs(Executor executor) {
        if (executor instanceof ThreadPoolTaskExecutor springs) {
            return isCompared(queueOf(springs));
        }
        return executor instanceof ThreadPoolExecutor pool
                && pool.getQueue() instanceof PriorityBlockingQueue<?> queue
                && (isCompared(queue) || pool.getClass() != ThreadPoolExecutor.class);
    }

    /** By a scheduler that removes what is cancelled: there would be something else in its queue. */
    static boolean isSearchedFor(ThreadPoolTaskScheduler scheduler) {
        DirectFieldAccessor fields = new DirectFieldAccessor(scheduler); // it tells, but not for long any more
        return fields.isReadableProperty(REMOVING) && Boolean.TRUE.equals(fields.getPropertyValue(REMOVING));
    }

    private static boolean isCompared(@Nullable BlockingQueue<?> waiting) {
        return waiting instanceof PriorityBlockingQueue<?> queue && queue.comparator() != null;
    }

    private static @Nullable BlockingQueue<?> queueOf(ThreadPoolTaskExecutor springs) {
        try {
            ThreadPoolExecutor pool = springs.getThreadPoolExecutor();
            return pool == null ? null : pool.getQueue(); // a mock has none
        } catch (IllegalStateException e) {
            return null; // not initialized, as one may leave it for later
        }
    }
}
