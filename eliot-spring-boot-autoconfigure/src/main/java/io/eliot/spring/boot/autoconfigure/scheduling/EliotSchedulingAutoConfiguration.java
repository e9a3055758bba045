// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.scheduling.ContextCarryingExecutors;
import io.eliot.spring.scheduling.ScheduledTasks;
import io.micrometer.observation.ObservationHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Auto-configuration of what works on other threads or at other times: executors among the beans carry the current
 * action; each run of a scheduled method, of an {@code ApplicationRunner} and of a {@code CommandLineRunner} is a task
 * of its own.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnEliot("eliot.scheduling")
public final class EliotSchedulingAutoConfiguration {
    EliotSchedulingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static ContextCarryingExecutors eliotContextCarryingExecutors() {
        return new ContextCarryingExecutors();
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotBuiltExecutors", search = SearchStrategy.CURRENT)
    static BuiltExecutors eliotBuiltExecutors() {
        return new BuiltExecutors();
    }

    @Bean
    @ConditionalOnBean(name = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME)
    @ConditionalOnMissingBean(name = "eliotAsyncExecutor", search = SearchStrategy.CURRENT)
    static AsyncExecutor eliotAsyncExecutor() {
        return new AsyncExecutor();
    }

    @Bean
    @ConditionalOnBean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    ScheduledTasks eliotScheduledTasks(EliotLogger eliotLogger) {
        return new ScheduledTasks(eliotLogger);
    }

    /** Boot gives the handlers among the beans to its registry, and that to the scheduled tasks, perhaps after us. */
    @Bean
    @ConditionalOnBean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @ConditionalOnMissingBean(name = "eliotScheduledRuns", search = SearchStrategy.CURRENT)
    static ObservationHandler<ScheduledTaskObservationContext> eliotScheduledRuns() {
        return ScheduledTasks.observationHandler();
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotRunnerTasks", search = SearchStrategy.CURRENT)
    static RunnerTasks eliotRunnerTasks(ObjectProvider<EliotLogger> eliotLogger) {
        return new RunnerTasks(eliotLogger);
    }
}
