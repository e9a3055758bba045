// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.EliotLogger;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Makes each run of an {@code @Scheduled} method a task of its own, named by class and method, that fails with what the
 * method throws. As a bean it is found by {@code @EnableScheduling}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ScheduledTasks implements SchedulingConfigurer, Ordered {
    private final EliotLogger logger;

    /**
     * For a bean definition.
     *
     * @param logger where to log
     */
    public ScheduledTasks(EliotLogger logger) {
        this.logger = Objects.requireNonNull(logger, "logger");
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        TaskScheduler scheduler = registrar.getScheduler();
        if (scheduler != null) {
            registrar.setTaskScheduler(new TaskPerRunScheduler(scheduler, logger));
        }
    }

    /** After those who choose the scheduler. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
