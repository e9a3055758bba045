// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContextTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;
    private final ExecutorService pool = Executors.newFixedThreadPool(8);

    @AfterEach
    void leavesNoActionCurrent() throws Exception {
        assertThat(ActionContext.current()).isSameAs(ActionContext.NONE);
        assertThat(pool.submit(ActionContext::current).get()).isSameAs(ActionContext.NONE);
        pool.shutdownNow();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test // D12, H1
    void anActionIsCurrentOnItsThreadOnly() throws Exception {
        logger.action("a").run(action -> {
            assertThat(logger.currentAction()).isSameAs(action);
            assertThat(Eliot.currentAction()).isSameAs(action);
            assertThat(pool.submit(logger::currentAction).get()).isNull();
        });

        assertThat(logger.currentAction()).isNull();
    }

    @Test
    void aScopeClosedOnAnotherThreadChangesNeither() throws Exception {
        EliotAction action = logger.action("a").start();
        try (Scope scope = action.context()) {
            pool.submit(scope::close).get();

            assertThat(logger.currentAction()).isSameAs(action);
        }
        action.finish();
    }

    @Test // H2
    void workWithoutAnActionIsPreservedAsItIs() {
        Runnable work = () -> {};
        Callable<String> call = () -> "x";

        assertThat(logger.preserveContext(work)).isSameAs(work);
        assertThat(logger.preserveContext(call)).isSameAs(call);
    }

    @Test // H2, H3, H5
    void preservedWorkIsDoneInItsPlace() throws Exception {
        Callable<String> preserved = logger.action("parent").call(() -> {
            Callable<String> work = logger.preserveContext(() -> {
                logger.log("inside");
                return "result";
            });
            logger.log("after");
            return work;
        });

        assertThat(pool.submit(preserved).get()).isEqualTo("result");

        assertThat(log.outline())
                .containsExactly(
                        "parent started /1",
                        "after /3",
                        "parent succeeded /4",
                        "eliot:remote_task started /2/1",
                        "inside /2/2",
                        "eliot:remote_task succeeded /2/3");
        assertThat(log.messages()).extracting("task_uuid").containsOnly("task-1");
    }

    @Test // H3
    void preservedWorkFailsWithItsException() {
        Runnable preserved = logger.action("parent")
                .call(() -> logger.preserveContext((Runnable) () -> {
                    throw new IllegalArgumentException("no");
                }));

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(preserved::run);

        assertThat(log.outline()).endsWith("eliot:remote_task failed /2/2");
    }

    @Test // H4
    void preservedWorkRunsOnceWhoeverIsFirst() throws Exception {
        for (int round = 0; round < 200; round++) {
            AtomicInteger runs = new AtomicInteger();
            Runnable once =
                    logger.action("parent").call(() -> logger.preserveContext((Runnable) runs::incrementAndGet));
            CyclicBarrier start = new CyclicBarrier(8);
            List<Future<Boolean>> racers = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return isRefused(once);
                    }))
                    .toList();

            int refused = 0;
            for (Future<Boolean> racer : racers) {
                refused += racer.get() ? 1 : 0;
            }
            assertThat(refused).isEqualTo(7);
            assertThat(runs).hasValue(1);
        }
        assertThat(log.messages()).hasSize(200 * 4);
    }

    private static boolean isRefused(Runnable work) {
        try {
            work.run();
            return false;
        } catch (TooManyCallsException e) {
            return true;
        }
    }

    @Test // W5, D18, D21
    void manyThreadsInOneActionGetEveryPlaceOnce() throws Exception {
        int threads = 8;
        int each = 2_000;
        EliotAction action = logger.action("shared").start();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> workers = IntStream.range(0, threads)
                .<Future<?>>mapToObj(t -> pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        action.log("m");
                        if (i == each / 2) {
                            action.finish();
                        }
                    }
                    return null;
                }))
                .toList();
        start.countDown();
        for (Future<?> worker : workers) {
            worker.get();
        }

        List<Integer> places = log.memory.messages().stream()
                .map(message -> message.taskLevel().last())
                .sorted()
                .toList();
        assertThat(places)
                .isEqualTo(IntStream.rangeClosed(1, threads * each + 2).boxed().toList());
        assertThat(log.outline()).filteredOn(line -> line.contains("succeeded")).hasSize(1);
    }

    @Test
    void loggersNeverMix() {
        RecordedLog other = new RecordedLog(builder -> builder.taskUuids(() -> "other"));

        logger.action("mine").run(mine -> {
            other.logger.log("lone");
            other.logger.action("theirs").run(theirs -> {
                assertThat(logger.currentAction()).isSameAs(mine);
                assertThat(other.logger.currentAction()).isSameAs(theirs);
                logger.log("still mine");
                logger.action("child").run(() -> other.logger.log("still theirs"));
                Eliot.log("the innermost one's");
            });
            assertThat(other.logger.currentAction()).isNull();
            Eliot.log("mine again");
        });

        assertThat(log.outline())
                .containsExactly(
                        "mine started /1",
                        "still mine /2",
                        "child started /3/1",
                        "child succeeded /3/2",
                        "mine again /4",
                        "mine succeeded /5");
        assertThat(other.outline())
                .containsExactly(
                        "lone /1",
                        "theirs started /1",
                        "still theirs /2",
                        "the innermost one's /3",
                        "theirs succeeded /4");
    }

    @Test
    void aContextIsAValueToBeCarried() throws Exception {
        EliotAction action = logger.action("a").start();
        ActionContext context = action.asContext();

        boolean current = pool.submit(() -> {
                    try (Scope scope = context.open()) {
                        return scope != null && logger.currentAction() == action;
                    }
                })
                .get();

        assertThat(current).isTrue();
        assertThat(context).isEqualTo(action.asContext()).hasSameHashCodeAs(action.asContext());
        assertThat(context).hasToString("a task-1@/").isNotEqualTo(ActionContext.NONE);
        assertThat(context.action()).isSameAs(action);
        assertThat(ActionContext.NONE.isEmpty()).isTrue();
    }
}
