// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.EliotLogger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.SchedulingAwareRunnable;

/** Scheduled work, each run of which is a task. */
final class TaskPerRun implements SchedulingAwareRunnable {
    /** What Spring calls a scheduled method: its class, perhaps that of a proxy, and name. */
    private static final Pattern METHOD = Pattern.compile("[\\w.$]*?(\\w+)(?:\\$\\$[\\w$]*)?(\\.\\w+)");

    private final Runnable work;
    private final EliotLogger logger;
    private final String type;

    TaskPerRun(Runnable work, EliotLogger logger) {
        this.work = work;
        this.logger = logger;
        var method = METHOD.matcher(work.toString());
        this.type = method.matches() ? method.group(1) + method.group(2) : "scheduled";
    }

    @Override
    public void run() {
        new ScheduledRun(logger.task(type).start()).run(work);
    }

    @Override
    public boolean isLongLived() {
        return work instanceof SchedulingAwareRunnable aware && aware.isLongLived();
    }

    @Override
    public @Nullable String getQualifier() {
        return work instanceof SchedulingAwareRunnable aware ? aware.getQualifier() : null;
    }

    @Override
    public String toString() {
        return work.toString();
    }
}
