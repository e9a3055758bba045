// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Tests that run at the same time, with one logger, on threads they share. */
class ParallelCaptureTests {
    private static Events runInParallel(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "16")
                .execute()
                .testEvents();
    }

    @Test
    void sixteenAtATimeSeeTheirOwnLogsOnly() {
        runInParallel(SharingEverything.class)
                .assertStatistics(statistics -> statistics.started(8_000).succeeded(8_000));

        assertThat(SharingEverything.mostAtATime.get()).isGreaterThan(1);
    }

    @CaptureLogging
    static class SharingEverything {
        private static final EliotLogger LOGGER = EliotLogger.create();
        private static final ExecutorService POOL = Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        private static final AtomicInteger atATime = new AtomicInteger();
        static final AtomicInteger mostAtATime = new AtomicInteger();

        @RepeatedTest(8_000)
        void logsOnSharedThreads(RepetitionInfo repetition, CapturedLogs logs) throws Exception {
            mostAtATime.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            String type = "test-" + repetition.getCurrentRepetition();

            LOGGER.action(type).run(() -> {
                Eliot.log("here");
                CompletableFuture.runAsync(() -> Eliot.log("carried"), carrying(POOL))
                        .get(30, TimeUnit.SECONDS);
                POOL.submit(Eliot.preserveContext(() -> Eliot.log("preserved"))).get(30, TimeUnit.SECONDS);
            });
            CompletableFuture.runAsync(() -> Eliot.log("outside"), carrying(POOL))
                    .get(30, TimeUnit.SECONDS);

            assertThat(logs.messages())
                    .extracting(LoggedMessage::type)
                    .containsExactly(
                            type,
                            "here",
                            "carried",
                            "eliot:remote_task",
                            "preserved",
                            "eliot:remote_task",
                            type,
                            "outside");
            atATime.decrementAndGet();
        }

        private static Executor carrying(Executor executor) {
            ActionContext carried = ActionContext.current();
            return work -> executor.execute(() -> {
                Scope scope = carried.open();
                try {
                    work.run();
                } finally {
                    scope.close();
                }
            });
        }
    }

    @Test
    void aTestThatCapturesAllThreadsRunsAlone() {
        runInParallel(SomeAlone.class)
                .assertStatistics(statistics -> statistics.started(60).succeeded(60));
    }

    @CaptureLogging
    static class SomeAlone {
        private static final AtomicInteger running = new AtomicInteger();

        @RepeatedTest(30)
        void together() {
            running.incrementAndGet();
            Eliot.action("together").run(Thread::yield);
            running.decrementAndGet();
        }

        @RepeatedTest(30)
        @CaptureLogging(allThreads = true)
        void alone(CapturedLogs logs) throws InterruptedException {
            assertThat(running.incrementAndGet()).isEqualTo(1);
            Thread bare = new Thread(() -> Eliot.log("bare"));
            bare.start();
            bare.join(30_000);

            assertThat(logs.messages()).extracting(LoggedMessage::type).containsExactly("bare");
            running.decrementAndGet();
        }
    }

    @Test
    void capturesOnTheirOwnNeedNoJUnit() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        CompletableFuture<?>[] running = new CompletableFuture<?>[threads];
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            String type = "thread-" + i;
            running[i] = CompletableFuture.runAsync(() -> captures(type, together), pool);
        }

        CompletableFuture.allOf(running).get(60, TimeUnit.SECONDS);
        pool.shutdownNow();
    }

    private static void captures(String type, CyclicBarrier together) {
        try (CapturedLogs logs = CapturedLogs.start()) {
            together.await(30, TimeUnit.SECONDS);
            for (int i = 0; i < 500; i++) {
                EliotAction action = Eliot.action(type).start();
                action.finish();
            }
            together.await(30, TimeUnit.SECONDS);
            assertThat(logs.messages())
                    .hasSize(1_000)
                    .allMatch(message -> message.type().equals(type));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
