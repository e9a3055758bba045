// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * The two threads of a {@link SimpleAsyncTaskScheduler} that wait for what is due. They are started with the first work
 * that is scheduled; virtual ones would be in the action in which that happens for ever, and so would all that comes
 * later.
 */
final class SchedulerThreads {
    private static final String VIRTUAL_THREADS = "virtualThreadDelegate";
    private static final Duration NOT_SOON = Duration.ofHours(1);

    private SchedulerThreads() {}

    /** Platform threads are in no action anyway, and might keep the JVM from ending. */
    static void startOutsideActions(SimpleAsyncTaskScheduler scheduler) {
        if (scheduler.isActive() && hasVirtualThreads(scheduler)) {
            ActionContext before = ActionContext.replace(ActionContext.NONE);
            try {
                start(scheduler);
            } finally {
                ActionContext.replace(before);
            }
        }
    }

    /** Each is started when something is scheduled, whenever that is due. */
    private static void start(SimpleAsyncTaskScheduler scheduler) {
        Instant then = scheduler.getClock().instant().plus(NOT_SOON);
        scheduler.schedule(SchedulerThreads::doNothing, then).cancel(false);
        scheduler
                .scheduleWithFixedDelay(SchedulerThreads::doNothing, then, NOT_SOON)
                .cancel(false);
    }

    private static void doNothing() {}

    /** It does not tell otherwise. */
    private static boolean hasVirtualThreads(SimpleAsyncTaskScheduler scheduler) {
        DirectFieldAccessor fields = new DirectFieldAccessor(scheduler);
        return fields.isReadableProperty(VIRTUAL_THREADS) && fields.getPropertyValue(VIRTUAL_THREADS) != null;
    }
}
