// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import io.eliot.spring.scheduling.ContextTaskDecorator;
import org.springframework.boot.task.SimpleAsyncTaskExecutorCustomizer;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Has what Boot's builders build carry what is current, if it becomes no bean, or one too early to be post-processed.
 * Comes last, so that the decorators of other customizers are kept.
 */
final class BuiltExecutors
        implements ThreadPoolTaskExecutorCustomizer,
                ThreadPoolTaskSchedulerCustomizer,
                SimpleAsyncTaskExecutorCustomizer,
                SimpleAsyncTaskSchedulerCustomizer,
                Ordered {
    @Override
    public void customize(ThreadPoolTaskExecutor executor) {
        ContextTaskDecorator.addTo(executor);
    }

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        ContextTaskDecorator.addTo(scheduler);
    }

    @Override
    public void customize(SimpleAsyncTaskExecutor executor) {
        ContextTaskDecorator.addTo(executor);
    }

    @Override
    public void customize(SimpleAsyncTaskScheduler scheduler) {
        ContextTaskDecorator.addTo(scheduler);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
