// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.EliotLogger;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Makes each run of an {@code @Scheduled} method a task of its own, named by class and method, that fails with what the
 * method throws, or what the publisher fails with that it returns. As a bean it is found by {@code @EnableScheduling}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class ScheduledTasks implements SchedulingConfigurer, Ordered {
    private static final boolean REACTOR =
            ClassUtils.isPresent("reactor.core.publisher.Hooks", ScheduledTasks.class.getClassLoader());

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
            observe(registrar);
            if (REACTOR) {
                RunsOfPublishers.carryContext();
            }
        }
    }

    private static void observe(ScheduledTaskRegistrar registrar) {
        ObservationRegistry registry = registrar.getObservationRegistry();
        if (registry == null) {
            registry = ObservationRegistry.create();
            registrar.setObservationRegistry(registry);
        }
        registry.observationConfig().observationHandler(observationHandler());
    }

    /**
     * Ends the runs whose publishers are observed. For a registry that is given to the registrar later than this is asked;
     * to be told twice does no harm.
     *
     * @return a handler without a state of its own
     */
    public static ObservationHandler<ScheduledTaskObservationContext> observationHandler() {
        return new ScheduledRuns();
    }

    /** After those who choose the scheduler. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
