// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ScheduledExecutorFactoryBean;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolExecutorFactoryBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Timeout(30)
class ContextCarryingExecutorsTests {
    static final List<Supplier<Executor>> SPRINGS = List.of(
            ThreadPoolTaskExecutor::new,
            SimpleAsyncTaskExecutor::new,
            ThreadPoolTaskScheduler::new,
            SimpleAsyncTaskScheduler::new,
            () -> new ConcurrentTaskExecutor(work -> new Thread(work).start()));

    static final List<Supplier<ExecutorService>> OF_THE_JDK = List.of(
            () -> Executors.newFixedThreadPool(1),
            Executors::newSingleThreadExecutor,
            Executors::newSingleThreadScheduledExecutor,
            () -> Executors.newScheduledThreadPool(1),
            () -> Executors.newWorkStealingPool(1),
            () -> Executors.unconfigurableExecutorService(Executors.newFixedThreadPool(1)));

    private final EliotAction action = EliotLogger.create().task("request").start();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void leavesNothingCurrent() {
        context.close();
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
    }

    private <T> T bean(Class<T> type, Supplier<T> supplier) {
        return bean(type, "", supplier);
    }

    private <T> T bean(Class<T> type, String prefix, Supplier<T> supplier) {
        context.registerBean(ContextCarryingExecutors.class);
        context.registerBean(
                "executor", type, supplier, bean -> bean.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD));
        context.refresh();
        return context.getBean(prefix + "executor", type);
    }

    private @Nullable EliotAction current() {
        return ActionContext.current().action();
    }

    private @Nullable EliotAction currentOn(Executor executor) throws Exception {
        CompletableFuture<@Nullable EliotAction> seen = new CompletableFuture<>();
        executor.execute(() -> seen.complete(current()));
        return seen.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @FieldSource("SPRINGS")
    void springsExecutorsCarryWhatIsCurrent(Supplier<Executor> springs) throws Exception {
        Executor executor = bean(Executor.class, springs);

        action.run(() -> assertThat(currentOn(executor)).isSameAs(action));
        assertThat(currentOn(executor)).isNull();
        assertThat(executor.getClass()).isSameAs(springs.get().getClass());
    }

    @ParameterizedTest
    @FieldSource("OF_THE_JDK")
    void theExecutorsOfTheJdkCarryWhatIsCurrent(Supplier<ExecutorService> jdks) throws Exception {
        ExecutorService executor = bean(ExecutorService.class, jdks);
        Callable<@Nullable EliotAction> work = this::current;

        action.run(() -> {
            assertThat(currentOn(executor)).isSameAs(action);
            assertThat(executor.submit(work).get()).isSameAs(action);
            assertThat(executor.invokeAll(List.of(work)).get(0).get()).isSameAs(action);
            assertThat(CompletableFuture.supplyAsync(this::current, executor).get())
                    .isSameAs(action);
        });

        assertThat(currentOn(executor)).isNull();
    }

    @Test
    void aPoolThatIsDeclaredByItsClassStaysWhatItIs() throws Exception {
        ThreadPoolExecutor pool =
                bean(ThreadPoolExecutor.class, () -> (ThreadPoolExecutor) Executors.newFixedThreadPool(3));

        assertThat(pool).isExactlyInstanceOf(ThreadPoolExecutor.class);
        action.run(() -> assertThat(currentOn(pool)).isNull());
    }

    @Test
    void aPoolThatItsFactoryHidesCarriesWhatIsCurrent() throws Exception {
        ThreadPoolExecutorFactoryBean factory = new ThreadPoolExecutorFactoryBean();
        factory.setExposeUnconfigurableExecutor(true);
        ScheduledExecutorFactoryBean scheduled = new ScheduledExecutorFactoryBean();
        scheduled.setExposeUnconfigurableExecutor(true);
        context.registerBean("later", ScheduledExecutorFactoryBean.class, () -> scheduled);
        bean(ThreadPoolExecutorFactoryBean.class, "&", () -> factory);
        ExecutorService pool = context.getBean("executor", ExecutorService.class);
        ScheduledExecutorService later = context.getBean("later", ScheduledExecutorService.class);

        action.run(() -> {
            assertThat(currentOn(pool)).isSameAs(action);
            assertThat(currentOn(later)).isSameAs(action);
        });
        context.close();
        assertThat(pool.isShutdown()).isTrue();
    }

    @Test
    void aPoolThatItsFactoryShowsStaysWhatItIs() throws Exception {
        bean(ThreadPoolExecutorFactoryBean.class, "&", ThreadPoolExecutorFactoryBean::new);
        ThreadPoolExecutor pool = context.getBean("executor", ThreadPoolExecutor.class);

        action.run(() -> assertThat(currentOn(pool)).isNull());
    }

    @Test
    void aPoolIsShutDownWithTheApplication() {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        bean(ExecutorService.class, () -> pool);

        context.close();

        assertThat(pool.isShutdown()).isTrue();
    }

    @Test
    void whatIsDoneLaterIsCarriedButNotWhatIsRepeated() throws Exception {
        ScheduledExecutorService executor =
                bean(ScheduledExecutorService.class, Executors::newSingleThreadScheduledExecutor);
        CompletableFuture<ActionContext> repeated = new CompletableFuture<>();

        EliotAction later = action.call(() -> {
            var unused = executor.scheduleAtFixedRate(
                    () -> repeated.complete(ActionContext.current()), 0, 1, TimeUnit.HOURS);
            return executor.schedule(this::current, 1, TimeUnit.MILLISECONDS).get();
        });

        assertThat(later).isSameAs(action);
        assertThat(repeated.get()).isSameAs(ActionContext.NONE);
    }

    @Test
    void keepsTheUsersDecorator() throws Exception {
        AtomicInteger decorated = new AtomicInteger();
        ThreadPoolTaskExecutor executor = bean(ThreadPoolTaskExecutor.class, () -> {
            ThreadPoolTaskExecutor users = new ThreadPoolTaskExecutor();
            users.setTaskDecorator(work -> {
                decorated.incrementAndGet();
                return work;
            });
            return users;
        });

        action.run(() -> assertThat(currentOn(executor)).isSameAs(action));
        assertThat(decorated).hasValue(1);
    }

    @Test
    void leavesOtherBeansAlone() {
        ContextCarryingExecutors executors = new ContextCarryingExecutors();
        SyncTaskExecutor other = new SyncTaskExecutor();

        assertThat(executors.postProcessBeforeInitialization(other, "other")).isSameAs(other);
        assertThat(executors.postProcessAfterInitialization(other, "other")).isSameAs(other);
    }
}
