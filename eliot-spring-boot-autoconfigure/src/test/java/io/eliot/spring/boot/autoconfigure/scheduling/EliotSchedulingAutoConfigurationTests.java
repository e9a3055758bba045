// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.scheduling.ContextCarryingExecutors;
import io.eliot.spring.scheduling.ScheduledTasks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Timeout(60)
class EliotSchedulingAutoConfigurationTests {
    private final RecordedLog log = new RecordedLog();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(EliotLogger.class, log::logger)
            .withConfiguration(AutoConfigurations.of(
                    EliotSchedulingAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

    @Test
    void carriesTheCurrentActionIntoAsyncMethodsWhateverTheyReturn() {
        runner.withUserConfiguration(Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);

            log.logger().action("order").run(() -> {
                stock.later().get();
                stock.laterAsFuture().get();
                stock.laterAsNothing();
                stock.done().get();
            });

            assertThat(log.outline())
                    .containsExactly(
                            "order started task-1@/1",
                            "stock:counted task-1@/2",
                            "stock:counted task-1@/3",
                            "stock:counted task-1@/4",
                            "order succeeded task-1@/5");
        });
    }

    @Test
    void carriesTheCurrentActionToAnAsyncExecutorThatIsNoBean() {
        runner.withUserConfiguration(OwnExecutor.class, Stock.class).run(context -> {
            Stock stock = context.getBean(Stock.class);

            log.logger().action("order").run(() -> stock.later().get());

            assertThat(log.outline())
                    .containsExactly("order started task-1@/1", "stock:counted task-1@/2", "order succeeded task-1@/3");
        });
    }

    @Test
    void carriesTheCurrentActionToExecutorsOfBootsBuildersThatAreNoBeans() {
        runner.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Scheduling.class)
                .run(context -> {
                    ThreadPoolTaskExecutor pool =
                            context.getBean(ThreadPoolTaskExecutorBuilder.class).build();
                    pool.initialize();
                    ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskSchedulerBuilder.class)
                            .build();
                    scheduler.initialize();
                    SimpleAsyncTaskExecutor threads = context.getBean(SimpleAsyncTaskExecutorBuilder.class)
                            .build();

                    log.logger().action("order").run(() -> {
                        for (AsyncTaskExecutor executor : List.of(pool, scheduler, threads)) {
                            executor.submit(() -> log.logger().log("stock:counted"))
                                    .get();
                        }
                    });

                    assertThat(log.outline())
                            .containsExactly(
                                    "order started task-1@/1",
                                    "stock:counted task-1@/2",
                                    "stock:counted task-1@/3",
                                    "stock:counted task-1@/4",
                                    "order succeeded task-1@/5");
                    pool.shutdown();
                    scheduler.shutdown();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    /** As most describe the executor of their asynchronous methods. */
    @Configuration(proxyBeanMethods = false)
    static class OwnExecutor implements AsyncConfigurer {
        @Override
        public Executor getAsyncExecutor() {
            ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
            executor.setDaemon(true);
            executor.initialize();
            return executor;
        }
    }

    /** What works on beans works on those of one context. */
    @Test
    void isInAnApplicationContextWhoseParentHasItToo() {
        ApplicationContextRunner scheduling = runner.withUserConfiguration(Scheduling.class);
        scheduling.run(parent -> scheduling.withParent(parent).run(context -> {
            for (Class<?> type : List.of(ContextCarryingExecutors.class, ScheduledTasks.class, RunnerTasks.class)) {
                assertThat(context.getBeanFactory().getBeanNamesForType(type)).hasSize(1);
            }
        }));
    }

    @Test
    void hasNothingForScheduledOrAsynchronousMethodsWhereThereAreNone() {
        runner.run(context -> {
            assertThat(context).doesNotHaveBean(ScheduledTasks.class).doesNotHaveBean(AsyncExecutor.class);
            assertThat(context).doesNotHaveBean("eliotScheduledRuns").hasSingleBean(ContextCarryingExecutors.class);
        });
    }

    @Test
    void backsOffFromSeveralLoggers() {
        runner.withUserConfiguration(Scheduling.class)
                .withBean("other", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ScheduledTasks.class));
    }

    @Test
    void backsOffWhereTheApplicationHasItsOwn() {
        runner.withUserConfiguration(Scheduling.class)
                .withBean("own", ScheduledTasks.class, () -> new ScheduledTasks(log.logger()))
                .withBean("ownExecutors", ContextCarryingExecutors.class, ContextCarryingExecutors::new)
                .run(context -> {
                    assertThat(context).getBeanNames(ScheduledTasks.class).containsExactly("own");
                    assertThat(context)
                            .getBeanNames(ContextCarryingExecutors.class)
                            .containsExactly("ownExecutors");
                });
    }

    @Test
    void isSwitchedOffByItsPropertyAndByThatOfAll() {
        runner.withPropertyValues("eliot.scheduling.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ScheduledTasks.class));
        runner.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ContextCarryingExecutors.class));
    }

    @Test
    void isNotThereWithoutALogger() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotSchedulingAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ContextCarryingExecutors.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Stock {
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        private final EliotLogger logger;

        Stock(EliotLogger logger) {
            this.logger = logger;
        }

        CompletableFuture<@Nullable Void> done() {
            return done;
        }

        @Async
        CompletableFuture<String> later() {
            logger.log("stock:counted");
            return CompletableFuture.completedFuture("7");
        }

        @Async
        Future<String> laterAsFuture() {
            logger.log("stock:counted");
            return CompletableFuture.completedFuture("7");
        }

        @Async
        void laterAsNothing() {
            logger.log("stock:counted");
            done.complete(null);
        }
    }
}
