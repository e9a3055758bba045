// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Timeout(30)
class ContextTaskDecoratorTests {
    private final EliotAction action = EliotLogger.create().task("request").start();

    @AfterEach
    void leavesNothingCurrent() {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    @Test
    void takesWhatIsCurrentAlong() {
        AtomicReference<@Nullable EliotAction> seen = new AtomicReference<>();

        Runnable work = action.call(() -> new ContextTaskDecorator()
                .decorate(() -> seen.set(ActionContext.current().action())));
        work.run();

        assertThat(seen.get()).isSameAs(action);
    }

    @Test
    void keepsTheDecoratorThatWasThere() {
        AtomicReference<@Nullable Runnable> given = new AtomicReference<>();
        AtomicReference<@Nullable EliotAction> seen = new AtomicReference<>();
        ContextTaskDecorator decorator = new ContextTaskDecorator(work -> {
            given.set(work);
            return () -> seen.set(ActionContext.current().action());
        });
        Runnable work = () -> {};

        action.call(() -> decorator.decorate(work)).run();

        assertThat(given.get()).isSameAs(work);
        assertThat(seen.get()).isSameAs(action);
    }

    @Test
    void isAddedOnceToExecutorsOfSpringAndToNoOther() throws Exception {
        AtomicInteger decorated = new AtomicInteger();
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setTaskDecorator(work -> {
            decorated.incrementAndGet();
            return work;
        });

        ContextTaskDecorator.addTo(executor);
        ContextTaskDecorator.addTo(executor);
        ContextTaskDecorator.addTo(Runnable::run);

        executor.initialize();
        try {
            assertThat(action.call(() -> executor.submit(
                                    () -> ActionContext.current().action()))
                            .get())
                    .isSameAs(action);
            assertThat(decorated).hasValue(1);
            assertThat(ContextTaskDecorator.isOf(executor)).isTrue();
            assertThat(ContextTaskDecorator.isOf(Runnable::run)).isFalse();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void letsPeriodicWorkForgetWhereItWasScheduled() throws Exception {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        AtomicReference<@Nullable Runnable> given = new AtomicReference<>();
        ContextPropagatingTaskDecorator springs = new ContextPropagatingTaskDecorator();
        scheduler.setTaskDecorator(new ContextTaskDecorator(work -> {
            given.set(work);
            return springs.decorate(work);
        }));
        scheduler.initialize();
        try {
            CompletableFuture<ActionContext> periodic = new CompletableFuture<>();
            CompletableFuture<@Nullable EliotAction> once = new CompletableFuture<>();

            List<@Nullable Future<?>> work = action.call(() -> Arrays.<@Nullable Future<?>>asList(
                    scheduler.scheduleAtFixedRate(
                            () -> periodic.complete(ActionContext.current()), Duration.ofHours(1)),
                    scheduler.schedule(
                            () -> once.complete(ActionContext.current().action()),
                            scheduler.getClock().instant())));

            assertThat(work).hasSize(2);
            assertThat(periodic.get()).isSameAs(ActionContext.NONE);
            assertThat(once.get()).isSameAs(action);
            assertThat(given.get()).isInstanceOf(RunnableScheduledFuture.class);
        } finally {
            scheduler.shutdown();
        }
    }
}
