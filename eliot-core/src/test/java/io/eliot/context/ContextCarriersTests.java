// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContextCarriersTests {
    private final EliotLogger logger = EliotLogger.create();
    private final EliotAction action = logger.task("request").start();
    private final ScheduledExecutorService bare = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService pool = ContextCarriers.scheduledExecutorService(bare);

    @AfterEach
    void leavesNothingCurrent() throws Exception {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
        assertThat(bare.submit(ActionContext::current).get()).isSameAs(ActionContext.NONE);
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bare.isShutdown()).isTrue();
    }

    private @Nullable EliotAction current() {
        return logger.currentAction();
    }

    @Test // H7
    void workTakesAlongWhatWasCurrentWhenItWasWrapped() throws Exception {
        CompletableFuture<@Nullable EliotAction> seen = new CompletableFuture<>();

        bare.submit(action.call(() -> ContextCarriers.runnable(() -> seen.complete(current()))))
                .get();

        assertThat(seen.get()).isSameAs(action);
        assertThat(bare.submit(action.call(() -> ContextCarriers.callable(this::current)))
                        .get())
                .isSameAs(action);
        assertThat(CompletableFuture.supplyAsync(action.call(() -> ContextCarriers.supplier(this::current)))
                        .get())
                .isSameAs(action);
    }

    @Test
    void workKeepsItsPlaceInAPriorityQueue() {
        List<String> done = new ArrayList<>();
        PriorityQueue<Runnable> queue = new PriorityQueue<>();

        action.run(() -> {
            queue.add(ContextCarriers.runnable(new Urgent(3, () -> done.add("third in " + current()))));
            queue.add(ContextCarriers.runnable(
                    ContextCarriers.runnable(new Urgent(1, () -> done.add("first in " + current())))));
            queue.add(ContextCarriers.runnable(new Urgent(2, () -> done.add("second in " + current()))));
        });
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }

        assertThat(done).containsExactly("first in " + action, "second in " + action, "third in " + action);
    }

    @Test
    @SuppressWarnings("unchecked") // what is comparable once carried is so with any
    void workIsComparableOnlyIfItWasSoAlsoWithWhatIsNotCarried() {
        Runnable carried = ContextCarriers.runnable(new Urgent(1, () -> {}));

        assertThat(((Comparable<Object>) carried).compareTo(new Urgent(2, () -> {})))
                .isNegative();
        assertThat(ContextCarriers.runnable(() -> {})).isNotInstanceOf(Comparable.class);
    }

    @Test
    void workThatIsAFutureTellsHowItEnded() {
        FutureTask<@Nullable EliotAction> work = new FutureTask<>(this::current);
        FutureTask<String> failing = new FutureTask<>(() -> {
            throw new IllegalStateException("no stock");
        });

        Future<?> carried = (Future<?>) action.call(() -> ContextCarriers.runnable(ContextCarriers.runnable(work)));
        Future<?> carriedFailing = (Future<?>) ContextCarriers.runnable(failing);
        assertThat(carried).isNotDone();
        ((Runnable) carried).run();
        ((Runnable) carriedFailing).run();

        assertThat(carried)
                .isDone()
                .isNotCancelled()
                .succeedsWithin(Duration.ofSeconds(1))
                .isSameAs(action);
        assertThatThrownBy(carriedFailing::get).hasRootCauseMessage("no stock");
        assertThat(ContextCarriers.runnable(() -> {})).isNotInstanceOf(Future.class);
    }

    @Test
    void workThatIsAFutureIsCancelledByWhoeverFindsItInAPool() {
        FutureTask<@Nullable EliotAction> rejected = new FutureTask<>(this::current);
        ThreadPoolExecutor stopped = poolOfOne((work, pool) -> ((Future<?>) work).cancel(true));
        stopped.shutdown();

        ContextCarriers.executor(stopped).execute(rejected);

        assertThat(rejected).isCancelled();
    }

    @Test
    void workThatIsAFutureOfItsOwnKindIsCancelledByWhoeverFindsItInAPool() {
        Job rejected = new Job();
        ThreadPoolExecutor stopped = poolOfOne((work, pool) -> ((Future<?>) work).cancel(true));
        stopped.shutdown();

        ContextCarriers.executor(stopped).execute(rejected);

        assertThat(rejected).isCancelled();
    }

    private static final class Job extends CompletableFuture<String> implements Runnable {
        @Override
        public void run() {
            complete("done");
        }
    }

    @Test
    void workThatIsCancelledIsPurgedFromAPool() {
        FutureTask<@Nullable EliotAction> cancelled = new FutureTask<>(this::current);
        ThreadPoolExecutor held = poolOfOne(new ThreadPoolExecutor.AbortPolicy());
        held.execute(ContextCarriersTests::heldUp);
        ContextCarriers.executor(held).execute(cancelled);

        cancelled.cancel(false);
        held.purge();

        assertThat(held.getQueue()).isEmpty();
        held.shutdownNow();
    }

    @Test
    void workThatIsScheduledKeepsItsPlaceInAPriorityQueueAndIsAFuture() {
        Queue<Runnable> queue = new PriorityQueue<>();
        List<ScheduledFuture<?>> scheduled = List.of(
                bare.schedule(() -> {}, 3, TimeUnit.HOURS),
                bare.schedule(() -> {}, 1, TimeUnit.HOURS),
                bare.schedule(() -> {}, 2, TimeUnit.HOURS));

        scheduled.forEach(work -> queue.add(ContextCarriers.runnable((Runnable) work)));
        ((Future<?>) queue.remove()).cancel(false);

        assertThat(scheduled).extracting(Future::isCancelled).containsExactly(false, true, false);
        scheduled.forEach(work -> work.cancel(false));
    }

    @Test
    void whatAPoolHasNotBegunIsHandedBackAsItWasHandedOver() {
        ThreadPoolExecutor held = poolOfOne(new ThreadPoolExecutor.AbortPolicy());
        ExecutorService carrying = ContextCarriers.executorService(held);
        Urgent own = new Urgent(1, () -> {});
        Runnable carriedByHand = ContextCarriers.runnable(own);
        Runnable bareWork = () -> {};
        held.execute(ContextCarriersTests::heldUp);
        carrying.execute(own);
        carrying.execute(carriedByHand);
        held.execute(bareWork);

        assertThat(carrying.shutdownNow()).containsExactly(own, carriedByHand, bareWork);
    }

    private static ThreadPoolExecutor poolOfOne(RejectedExecutionHandler handler) {
        return new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), handler);
    }

    /** Until it is interrupted. */
    private static void heldUp() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Urgent(int rank, Runnable work) implements Runnable, Comparable<Urgent> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Urgent other) {
            return Integer.compare(rank, other.rank);
        }
    }

    @Test
    void workWrappedOutsideAnActionIsInNone() throws Exception {
        Callable<@Nullable EliotAction> work = ContextCarriers.callable(this::current);

        assertThat(action.call(work::call)).isNull();
    }

    @Test
    void whatTheWorkThrowsPassesThroughAndLeavesNothingBehind() {
        Runnable work = action.call(() -> ContextCarriers.runnable(() -> {
            throw new IllegalStateException("no stock");
        }));

        assertThatThrownBy(work::run).hasMessage("no stock");
    }

    @Test
    void everyWayIntoAnExecutorTakesTheContextAlong() throws Exception {
        CompletableFuture<@Nullable EliotAction> executed = new CompletableFuture<>();

        action.run(() -> {
            pool.execute(() -> executed.complete(current()));
            assertThat(pool.submit(this::current).get()).isSameAs(action);
            assertThat(pool.invokeAny(List.<Callable<@Nullable EliotAction>>of(this::current)))
                    .isSameAs(action);
            assertThat(pool.invokeAll(List.<Callable<@Nullable EliotAction>>of(this::current))
                            .get(0)
                            .get())
                    .isSameAs(action);
            assertThat(pool.schedule(this::current, 1, TimeUnit.MILLISECONDS).get())
                    .isSameAs(action);
        });

        assertThat(executed.get()).isSameAs(action);
    }

    @Test
    void soDoesEveryWayIntoAnExecutorService() throws Exception {
        ExecutorService executor = ContextCarriers.executorService(bare);
        List<Callable<@Nullable EliotAction>> work = List.of(this::current);
        CompletableFuture<@Nullable EliotAction> submitted = new CompletableFuture<>();
        CompletableFuture<@Nullable EliotAction> withResult = new CompletableFuture<>();
        Runnable first = () -> submitted.complete(current());

        action.run(() -> {
            assertThat(executor.submit(first).get()).isNull();
            assertThat(executor.submit(() -> withResult.complete(current()), "result")
                            .get())
                    .isEqualTo("result");
            assertThat(executor.invokeAny(work, 10, TimeUnit.SECONDS)).isSameAs(action);
            assertThat(executor.invokeAll(work, 10, TimeUnit.SECONDS).get(0).get())
                    .isSameAs(action);
        });

        assertThat(submitted.get()).isSameAs(action);
        assertThat(withResult.get()).isSameAs(action);
        assertThat(executor.isTerminated()).isFalse();
    }

    @Test
    void aPlainExecutorTakesTheContextAlong() throws Exception {
        CompletableFuture<@Nullable EliotAction> seen = new CompletableFuture<>();

        action.run(() -> ContextCarriers.executor(bare).execute(() -> seen.complete(current())));

        assertThat(seen.get()).isSameAs(action);
    }

    @Test
    void periodicWorkBelongsToNoAction() throws Exception {
        CompletableFuture<ActionContext> seen = new CompletableFuture<>();
        CompletableFuture<ActionContext> seenWithDelay = new CompletableFuture<>();

        List<ScheduledFuture<?>> work = action.call(() -> List.of(
                pool.scheduleAtFixedRate(() -> seen.complete(ActionContext.current()), 0, 1, TimeUnit.HOURS),
                pool.scheduleWithFixedDelay(
                        () -> seenWithDelay.complete(ActionContext.current()), 0, 1, TimeUnit.HOURS)));

        assertThat(work).hasSize(2);
        assertThat(seen.get()).isSameAs(ActionContext.NONE);
        assertThat(seenWithDelay.get()).isSameAs(ActionContext.NONE);
    }

    @Test // H10, H11
    void dependentsOfAStageSeeWhatWasCurrentWhereItWasWrapped() throws Exception {
        CompletableFuture<String> elsewhere = new CompletableFuture<>();
        CompletableFuture<String> stage = action.call(() -> ContextCarriers.completionStage(elsewhere));
        CompletableFuture<@Nullable EliotAction> direct =
                stage.thenApply(String::length).thenApply(ignored -> current());
        CompletableFuture<@Nullable EliotAction> async = stage.thenApplyAsync(ignored -> current());

        bare.submit(() -> elsewhere.complete("done")).get();

        assertThat(direct.get()).isSameAs(action);
        assertThat(async.get()).isSameAs(action);
    }

    @Test // H11
    void aStageKeepsFailureAndCancellation() {
        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        CompletableFuture<String> carried = ContextCarriers.completionStage(cancelled);

        failing.completeExceptionally(new IllegalStateException("no stock"));

        assertThatThrownBy(ContextCarriers.completionStage(failing)::join).hasRootCauseMessage("no stock");
        assertThat(carried.cancel(true)).isTrue();
        assertThat(cancelled).isCancelled();
    }

    @Test // H9
    void anIteratorMakesItsElementsInAContextOfItsOwn() {
        EliotAction inner = logger.task("inner").start();
        Iterator<@Nullable EliotAction> lazy = List.of(1, 2, 3).stream()
                .map(number -> {
                    EliotAction before = current();
                    ActionContext.replace(inner.asContext()); // stays inside
                    return before;
                })
                .iterator();
        Iterator<@Nullable EliotAction> carried = action.call(() -> ContextCarriers.iterator(lazy));

        assertThat(carried.hasNext()).isTrue();
        assertThat(carried.next()).isSameAs(action);
        assertThat(current()).isNull();
        logger.task("consumer").run(consumer -> {
            assertThat(carried.next()).isSameAs(inner);
            assertThat(current()).isSameAs(consumer);
        });
        assertThat(carried.next()).isSameAs(inner);
        assertThat(carried.hasNext()).isFalse();
    }

    @Test // H13: a step that is only a step says nothing
    void noStepOfAnIteratorIsLogged() {
        MemoryDestination memory = new MemoryDestination();
        logger.destinations().add(memory);
        memory.reset();

        action.call(() -> ContextCarriers.iterator(List.of(1, 2, 3).iterator())).forEachRemaining(number -> {});

        assertThat(memory.messages()).isEmpty();
    }

    @Test // H9
    void aStreamMakesItsElementsAndIsClosedInAContextOfItsOwn() {
        CompletableFuture<@Nullable EliotAction> closedIn = new CompletableFuture<>();
        Stream<@Nullable EliotAction> source = Stream.of(1, 2)
                .<@Nullable EliotAction>map(number -> current())
                .onClose(() -> closedIn.complete(current()));
        Stream<@Nullable EliotAction> carried = action.call(() -> ContextCarriers.stream(source));

        List<EliotAction> consumers = new ArrayList<>();
        List<@Nullable EliotAction> seen = new ArrayList<>();
        try (carried) {
            logger.task("consumer")
                    .run(consumer -> carried.forEach(made -> {
                        seen.add(made);
                        consumers.add(Objects.requireNonNull(current()));
                    }));
        }

        assertThat(seen).containsExactly(action, action);
        assertThat(consumers).hasSize(2).doesNotContain(action);
        assertThat(closedIn).isCompletedWithValue(action);
    }
}
