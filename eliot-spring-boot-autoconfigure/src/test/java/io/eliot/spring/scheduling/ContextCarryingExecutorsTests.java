// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.context.ContextCarriers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.ScheduledExecutorFactoryBean;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolExecutorFactoryBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;

@Timeout(30)
class ContextCarryingExecutorsTests {
    static final List<Supplier<Executor>> SPRINGS = List.of(
            ThreadPoolTaskExecutor::new,
            SimpleAsyncTaskExecutor::new,
            ThreadPoolTaskScheduler::new,
            SimpleAsyncTaskScheduler::new,
            () -> new ConcurrentTaskExecutor(work -> new Thread(work).start()),
            () -> new TaskExecutorAdapter(work -> new Thread(work).start()));

    static final List<Supplier<ExecutorService>> OF_THE_JDK = List.of(
            () -> Executors.newFixedThreadPool(1),
            Executors::newSingleThreadExecutor,
            Executors::newSingleThreadScheduledExecutor,
            () -> Executors.newScheduledThreadPool(1),
            () -> Executors.newWorkStealingPool(1),
            () -> Executors.unconfigurableExecutorService(Executors.newFixedThreadPool(1)));

    static final List<Supplier<ExecutorService>> OF_OTHERS = List.of(
            () -> ExecutorServiceMetrics.monitor(new SimpleMeterRegistry(), Executors.newFixedThreadPool(1), "pool"),
            () -> new DelegatingSecurityContextExecutorService(Executors.newFixedThreadPool(1)),
            () -> new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {});

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
    @FieldSource({"OF_THE_JDK", "OF_OTHERS"})
    void whatIsDeclaredAsExecutorServiceCarriesWhatIsCurrent(Supplier<ExecutorService> made) throws Exception {
        ExecutorService executor = bean(ExecutorService.class, made);
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
    void whatIsDeclaredAsExecutorIsCarriedAsWhatItIs() throws Exception {
        Executor executor = bean(Executor.class, () -> work -> new Thread(work).start());
        AnnotationConfigApplicationContext other = new AnnotationConfigApplicationContext();
        other.registerBean(ContextCarryingExecutors.class);
        other.registerBean("pool", Executor.class, () -> Executors.newFixedThreadPool(1));
        other.refresh();

        try (other) {
            action.run(() -> {
                assertThat(currentOn(executor)).isSameAs(action);
                assertThat(currentOn(other.getBean(ExecutorService.class))).isSameAs(action);
            });
        }
    }

    record Urgent(int rank, Runnable work) implements Runnable, Comparable<Urgent> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Urgent other) {
            return Integer.compare(rank, other.rank);
        }
    }

    /** In the order in which a pool of one thread does it that is held up meanwhile. */
    private List<String> doneOutOf(Executor pool) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(4);
        List<String> done = new CopyOnWriteArrayList<>();
        pool.execute(new Urgent(0, () -> {
            holdUpUntil(go);
            finished.countDown();
        }));
        for (int rank : List.of(3, 1, 2)) {
            pool.execute(new Urgent(rank, () -> {
                done.add(rank + " in " + current());
                finished.countDown();
            }));
        }
        go.countDown();
        assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
        return done;
    }

    private static void holdUpUntil(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor pool(BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue);
    }

    /** As one has to write it: Spring's own have queues of their own. */
    private static final class Prioritizing extends ThreadPoolTaskExecutor {
        private final BlockingQueue<Runnable> queue;

        private Prioritizing(BlockingQueue<Runnable> queue) {
            this.queue = queue;
            setMaxPoolSize(1);
        }

        @Override
        protected BlockingQueue<Runnable> createQueue(int capacity) {
            return queue;
        }
    }

    @Test
    void aPriorityQueueOrdersWhatIsCarried() throws Exception {
        context.registerBean(
                "springs", ThreadPoolTaskExecutor.class, () -> new Prioritizing(new PriorityBlockingQueue<>()));
        ExecutorService executor = bean(ExecutorService.class, () -> pool(new PriorityBlockingQueue<>()));

        for (Executor each : List.of(executor, context.getBean("springs", Executor.class))) {
            assertThat(action.call(() -> doneOutOf(each)))
                    .containsExactly("1 in " + action, "2 in " + action, "3 in " + action);
        }
    }

    @Test
    void aHandlerOfRejectedWorkCanCancelIt() {
        ThreadPoolTaskExecutor executor = bean(ThreadPoolTaskExecutor.class, () -> {
            ThreadPoolTaskExecutor full = new ThreadPoolTaskExecutor();
            full.setMaxPoolSize(1);
            full.setQueueCapacity(1);
            full.setRejectedExecutionHandler((work, pool) -> {
                if (work instanceof Future<?> future) {
                    future.cancel(true);
                }
            });
            return full;
        });

        CountDownLatch go = new CountDownLatch(1);
        executor.execute(() -> holdUpUntil(go));
        Future<?> waiting = executor.submit(() -> {});
        Future<?> rejected = executor.submit(() -> {});
        go.countDown();

        assertThat(rejected).isCancelled();
        assertThat(waiting).isNotCancelled();
    }

    private static BlockingQueue<Runnable> compared() {
        return new PriorityBlockingQueue<>(11, Comparator.comparing(work -> -((Urgent) work).rank));
    }

    @Test
    void aQueueWithAComparatorIsGivenTheWorkAsItIs() throws Exception {
        context.registerBean("springs", ThreadPoolTaskExecutor.class, () -> new Prioritizing(compared()));
        ExecutorService executor = bean(ExecutorService.class, () -> pool(compared()));

        for (Executor each : List.of(executor, context.getBean("springs", Executor.class))) {
            assertThat(action.call(() -> doneOutOf(each))).containsExactly("3 in null", "2 in null", "1 in null");
        }
        assertThat(whyNot("springs")).isSameAs(Uncarried.ORDERED);
        assertThat(whyNot("executor")).isSameAs(Uncarried.ORDERED);
    }

    @Test
    void aQueueWithAComparatorKeepsTheUsersDecorator() throws Exception {
        AtomicInteger decorated = new AtomicInteger();
        Prioritizing executor = bean(Prioritizing.class, () -> {
            Prioritizing users = new Prioritizing(compared());
            users.setTaskDecorator(work -> {
                decorated.incrementAndGet();
                return work;
            });
            return users;
        });

        assertThat(doneOutOf(executor)).hasSize(3);
        assertThat(decorated).hasValue(4);
    }

    /** What it makes of the work is comparable if the work is of a class that it knows. */
    @Test
    void aPoolThatMakesItsWorkComparableIsGivenItAsItIs() {
        bean(
                ExecutorService.class,
                () -> new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>()) {});

        assertThat(whyNot("executor")).isSameAs(Uncarried.ORDERED);
    }

    /** Spring decorates the future that waits, which its pool then does not find when it is cancelled. */
    @Test
    void aSchedulerThatRemovesWhatIsCancelledStillDoes() {
        ThreadPoolTaskScheduler scheduler = bean(ThreadPoolTaskScheduler.class, () -> {
            ThreadPoolTaskScheduler removing = new ThreadPoolTaskScheduler();
            removing.setRemoveOnCancelPolicy(true);
            return removing;
        });
        Instant later = scheduler.getClock().instant().plus(Duration.ofHours(1));

        action.run(() -> scheduler.schedule(() -> {}, later).cancel(false));

        assertThat(scheduler.getScheduledThreadPoolExecutor().getQueue()).isEmpty();
        assertThat(whyNot("executor")).isSameAs(Uncarried.CANCELLED);
    }

    @Test
    void whatIsNotInitializedYetKeepsItsDecorator() {
        context.registerBean("later", ThreadPoolTaskExecutor.class, () -> new ThreadPoolTaskExecutor() {
            @Override
            public void afterPropertiesSet() {}
        });
        bean(ExecutorService.class, () -> Executors.newFixedThreadPool(1));

        assertThat(whyNot("later")).isNull();
    }

    @Test
    void aMockThatTellsNothingIsLeftAlone() {
        context.registerBean("mocked", ThreadPoolTaskExecutor.class, TellingNothing::new);
        context.registerBean(
                "mockedScheduler",
                ConcurrentTaskScheduler.class,
                () -> new SpringObjenesis().newInstance(ConcurrentTaskScheduler.class, false));
        bean(ExecutorService.class, () -> Executors.newFixedThreadPool(1));

        assertThat(whyNot("mocked")).isSameAs(Uncarried.EARLY);
        assertThat(whyNot("mockedScheduler")).isSameAs(Uncarried.REPEATED);
    }

    /** As a mock does. */
    private static final class TellingNothing extends ThreadPoolTaskExecutor {
        @Override
        public void afterPropertiesSet() {}

        @Override
        public void setTaskDecorator(TaskDecorator decorator) {}

        @Override
        @SuppressWarnings("NullAway") // a mock does not keep to what is promised
        public ThreadPoolExecutor getThreadPoolExecutor() {
            return null;
        }
    }

    @Test
    void whatCarriesAlreadyIsLeftAlone() {
        ExecutorService carrying = ContextCarriers.executorService(Executors.newFixedThreadPool(1));

        assertThat(bean(ExecutorService.class, () -> carrying)).isSameAs(carrying);
    }

    @Test
    void whatSpringStartsAndStopsIsLeftAlone() {
        ExecutorService executor = bean(ExecutorService.class, StartedBySpring::new);

        assertThat(executor)
                .isInstanceOfSatisfying(
                        StartedBySpring.class,
                        pool -> assertThat(pool.isRunning()).isTrue());
        assertThat(whyNot("executor")).isSameAs(Uncarried.MORE);
    }

    @Test
    void leavesOneAloneThatIsLookedForByAnotherInterface() {
        ExecutorService executor = bean(ExecutorService.class, Metered::new);

        assertThat(executor).isInstanceOf(MeterBinder.class);
        assertThat(whyNot("executor")).isSameAs(Uncarried.MORE);
    }

    private static final class Metered extends ThreadPoolExecutor implements MeterBinder {
        Metered() {
            super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void bindTo(MeterRegistry registry) {}
    }

    private static final class StartedBySpring extends ThreadPoolExecutor implements SmartLifecycle {
        private boolean started;

        private StartedBySpring() {
            super(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        public void start() {
            started = true;
        }

        @Override
        public void stop() {
            started = false;
        }

        @Override
        public boolean isRunning() {
            return started;
        }
    }

    private @Nullable Uncarried whyNot(String name) {
        return context.getBean(ContextCarryingExecutors.class).whyNot(context.getBean(name, Executor.class), name);
    }

    @Test
    void knowsWhyOneDoesNotCarry() {
        context.registerBean("byClass", ForkJoinPool.class, () -> new ForkJoinPool(1));
        context.registerBean("early", ExecutorService.class, () -> Executors.newFixedThreadPool(1));
        context.registerBean("decoratedEarly", ThreadPoolTaskExecutor.class);
        context.registerBean(
                "hurried",
                Hurried.class,
                () -> new Hurried(List.of(context.getBean("early"), context.getBean("decoratedEarly"))));
        context.getBeanFactory().registerSingleton("finished", new ForkJoinPool(1));
        bean(ThreadPoolExecutorFactoryBean.class, "&", ThreadPoolExecutorFactoryBean::new);

        assertThat(whyNot("byClass")).isSameAs(Uncarried.DECLARED);
        assertThat(whyNot("early")).isSameAs(Uncarried.EARLY);
        assertThat(whyNot("decoratedEarly")).isSameAs(Uncarried.EARLY);
        assertThat(whyNot("finished")).isSameAs(Uncarried.REGISTERED);
        assertThat(whyNot("executor")).isSameAs(Uncarried.MADE);
    }

    /** What such a one needs is made before others can do anything about it. */
    private record Hurried(List<Object> needed) implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Test
    void saysNothingOfWhatCarriesOrCannotBeKnown() {
        context.registerBean("springs", ThreadPoolTaskExecutor.class);
        context.registerBean("atOnce", SyncTaskExecutor.class);
        context.registerBean("ownClass", OwnExecutor.class);
        bean(ExecutorService.class, () -> Executors.newFixedThreadPool(1));

        for (String name : List.of("springs", "atOnce", "ownClass", "executor")) {
            assertThat(whyNot(name)).as(name).isNull();
        }
    }

    static final class OwnExecutor implements Executor {
        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }

    @Test
    void looksBehindAProxy() {
        context.registerBean("pool", ThreadPoolTaskExecutor.class);
        bean(ExecutorService.class, () -> Executors.newFixedThreadPool(1));
        ProxyFactory proxy = new ProxyFactory(context.getBean("pool"));
        proxy.setProxyTargetClass(true);

        assertThat(context.getBean(ContextCarryingExecutors.class).whyNot((Executor) proxy.getProxy(), "pool"))
                .isNull();
    }

    @Test
    void saysOfAnAdvisedOneThatItDoesMore() {
        bean(ExecutorService.class, () -> Executors.newFixedThreadPool(1));
        ExecutorService advised = ProxyFactory.getProxy(
                ExecutorService.class, new SingletonTargetSource(Executors.newFixedThreadPool(1)));

        assertThat(context.getBean(ContextCarryingExecutors.class).whyNot(advised, "executor"))
                .isSameAs(Uncarried.MORE);
        advised.shutdown();
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

    private static SimpleAsyncTaskScheduler onVirtualThreads() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        return scheduler;
    }

    private CompletableFuture<ActionContext> scheduled(
            EliotAction in, BiConsumer<SimpleAsyncTaskScheduler, Runnable> schedule, SimpleAsyncTaskScheduler on) {
        CompletableFuture<ActionContext> seen = new CompletableFuture<>();
        in.run(() -> schedule.accept(on, () -> seen.complete(ActionContext.current())));
        return seen;
    }

    static final List<BiConsumer<SimpleAsyncTaskScheduler, Runnable>> WAYS_TO_SCHEDULE = List.of(
            (scheduler, work) -> {
                var unused = scheduler.schedule(work, Instant.now());
            },
            (scheduler, work) -> {
                var unused =
                        scheduler.schedule(work, trigger -> trigger.lastCompletion() == null ? Instant.now() : null);
            },
            (scheduler, work) -> {
                var unused = scheduler.scheduleAtFixedRate(work, Duration.ofHours(1));
            },
            (scheduler, work) -> {
                var unused = scheduler.scheduleWithFixedDelay(work, Duration.ofHours(1));
            });

    @ParameterizedTest
    @FieldSource("WAYS_TO_SCHEDULE")
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatIsScheduledOnVirtualThreadsIsNeverInTheActionOfOther(
            BiConsumer<SimpleAsyncTaskScheduler, Runnable> schedule) throws Exception {
        SimpleAsyncTaskScheduler scheduler =
                bean(SimpleAsyncTaskScheduler.class, ContextCarryingExecutorsTests::onVirtualThreads);
        EliotAction first = EliotLogger.create().task("first").start();

        for (BiConsumer<SimpleAsyncTaskScheduler, Runnable> each : WAYS_TO_SCHEDULE) {
            scheduled(first, each, scheduler).get();
        }

        assertThat(scheduled(action, schedule, scheduler).get().action()).isNull();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aSchedulerThatIsClosedOrLimitedOrLaterAskedForIsServedToo() throws Exception {
        AtomicInteger started = new AtomicInteger();
        SimpleAsyncTaskScheduler closed = onVirtualThreads();
        closed.close();
        context.registerBean("closed", SimpleAsyncTaskScheduler.class, () -> closed);
        context.registerBean(
                "lazy",
                SimpleAsyncTaskScheduler.class,
                ContextCarryingExecutorsTests::onVirtualThreads,
                bean -> bean.setLazyInit(true));
        SimpleAsyncTaskScheduler limited = bean(SimpleAsyncTaskScheduler.class, () -> {
            SimpleAsyncTaskScheduler users = onVirtualThreads();
            users.setConcurrencyLimit(1);
            users.setTaskDecorator(work -> {
                started.incrementAndGet();
                return work;
            });
            return users;
        });
        SimpleAsyncTaskScheduler lazy = action.call(() -> context.getBean("lazy", SimpleAsyncTaskScheduler.class));

        assertThat(scheduled(action, WAYS_TO_SCHEDULE.get(3), lazy).get()).isSameAs(ActionContext.NONE);
        assertThat(scheduled(action, WAYS_TO_SCHEDULE.get(0), limited).get()).isSameAs(ActionContext.NONE);
        assertThat(started).hasValue(1);
        assertThat(closed.isActive()).isFalse();
    }

    /** One that nobody uses must not keep the JVM from ending. */
    @Test
    void aSchedulerOfPlatformThreadsStartsNone() {
        bean(SimpleAsyncTaskScheduler.class, () -> {
            SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setThreadNamePrefix("unused-");
            return scheduler;
        });

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("unused-"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatIsRepeatedOnVirtualThreadsOfAPoolIsInNoAction() throws Exception {
        ThreadPoolTaskScheduler scheduler = bean(ThreadPoolTaskScheduler.class, () -> {
            ThreadPoolTaskScheduler users = new ThreadPoolTaskScheduler();
            users.setVirtualThreads(true);
            return users;
        });
        CompletableFuture<ActionContext> repeated = new CompletableFuture<>();

        action.run(() -> {
            var unused = scheduler.scheduleAtFixedRate(
                    () -> repeated.complete(ActionContext.current()), Duration.ofHours(1));
        });

        assertThat(repeated.get()).isSameAs(ActionContext.NONE);
    }

    private CompletableFuture<ActionContext> repeated(TaskScheduler scheduler) {
        CompletableFuture<ActionContext> seen = new CompletableFuture<>();
        action.run(() -> {
            var unused =
                    scheduler.scheduleAtFixedRate(() -> seen.complete(ActionContext.current()), Duration.ofHours(1));
        });
        return seen;
    }

    @Test
    void aSchedulerThatDoesNotTellWhatIsRepeatedCarriesNothing() throws Exception {
        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
        ConcurrentTaskScheduler scheduler =
                bean(ConcurrentTaskScheduler.class, () -> new ConcurrentTaskScheduler(pool));

        assertThat(repeated(scheduler).get()).isSameAs(ActionContext.NONE);
        action.run(() -> assertThat(currentOn(scheduler)).isNull());
        assertThat(whyNot("executor")).isSameAs(Uncarried.REPEATED);
        pool.shutdownNow();
    }

    @Test
    void whatItHandsItsWorkToMayCarry() throws Exception {
        context.registerBean("pool", ScheduledExecutorService.class, () -> Executors.newScheduledThreadPool(1));
        ConcurrentTaskScheduler scheduler = bean(
                ConcurrentTaskScheduler.class,
                () -> new ConcurrentTaskScheduler(context.getBean(ScheduledExecutorService.class)));

        assertThat(repeated(scheduler).get()).isSameAs(ActionContext.NONE);
        action.run(() -> assertThat(currentOn(scheduler)).isSameAs(action));
        assertThat(whyNot("executor")).isNull();
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
