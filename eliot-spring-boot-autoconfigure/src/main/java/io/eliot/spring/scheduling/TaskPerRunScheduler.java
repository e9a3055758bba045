// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.EliotLogger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Wraps what is to be run. */
final class TaskPerRunScheduler implements TaskScheduler {
    private final TaskScheduler scheduler;
    private final EliotLogger logger;

    TaskPerRunScheduler(TaskScheduler scheduler, EliotLogger logger) {
        this.scheduler = scheduler;
        this.logger = logger;
    }

    private Runnable perRun(Runnable work) {
        return new TaskPerRun(work, logger);
    }

    @Override
    public Clock getClock() {
        return scheduler.getClock();
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable work, Trigger trigger) {
        return scheduler.schedule(perRun(work), trigger);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, Instant startTime) {
        return scheduler.schedule(perRun(work), startTime);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, Instant startTime, Duration period) {
        return scheduler.scheduleAtFixedRate(perRun(work), startTime, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, Duration period) {
        return scheduler.scheduleAtFixedRate(perRun(work), period);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, Instant startTime, Duration delay) {
        return scheduler.scheduleWithFixedDelay(perRun(work), startTime, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, Duration delay) {
        return scheduler.scheduleWithFixedDelay(perRun(work), delay);
    }
}
