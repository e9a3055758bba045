// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.file.FileDestination;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One task logged by very many threads at once, half of it in one and the same action. How many, is for the command
 * line: {@code -Dthreads.virtual=10000 -Dthreads.messages=1000000}.
 */
@Timeout(900)
class ManyThreadsTests { // W5, H1, H7
    private static final boolean VIRTUAL_THREADS_EXIST = Runtime.version().feature() >= 21;
    private static final int PLATFORM_THREADS = 64;
    private static final int VIRTUAL_THREADS = VIRTUAL_THREADS_EXIST ? Integer.getInteger("threads.virtual", 1_000) : 0;
    private static final int THREADS = PLATFORM_THREADS + VIRTUAL_THREADS;
    private static final int PER_THREAD = Math.max(4, Integer.getInteger("threads.messages", 40_000) / THREADS);
    private static final int MESSAGES = THREADS * PER_THREAD + 2;

    @TempDir
    static Path folder;

    private static Path log;

    @BeforeAll
    static void logFromAllThreadsAtOnce() throws Exception {
        log = folder.resolve("threads.log");
        ExecutorService platform = Executors.newFixedThreadPool(PLATFORM_THREADS);
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(THREADS);
        try (EliotLogger logger = EliotLogger.builder()
                .destination("file", FileDestination.of(log))
                .build()) {
            Runnable work = () -> {
                await(start);
                logFromOneThread(logger);
                done.countDown();
            };
            logger.task("shared").run(shared -> {
                for (int i = 0; i < PLATFORM_THREADS; i++) {
                    platform.execute(() -> shared.run(work::run));
                }
                startVirtualThreads(work);
                start.countDown();
                assertThat(done.await(5, TimeUnit.MINUTES)).isTrue();
            });
        } finally {
            platform.shutdown();
        }
    }

    /** A bare virtual thread is in the action it was started in; nothing is wrapped here. */
    private static void startVirtualThreads(Runnable work) throws ReflectiveOperationException {
        if (VIRTUAL_THREADS_EXIST) {
            ExecutorService perTask = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            for (int i = 0; i < VIRTUAL_THREADS; i++) {
                if (i % 2 == 0) {
                    perTask.execute(work);
                } else {
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
                }
            }
            perTask.shutdown();
        }
    }

    private static void logFromOneThread(EliotLogger logger) {
        int shared = PER_THREAD / 2;
        int own = PER_THREAD - shared - 2;
        for (int i = 0; i < shared; i++) {
            logger.log("in:shared", "i", i);
        }
        logger.action("worker").run((EliotAction worker) -> {
            for (int i = 0; i < own; i++) {
                logger.log("in:worker", "i", i);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isOneCompleteTaskWithEveryPlaceTakenOnce() throws IOException {
        List<Task> tasks;
        try (Stream<Task> parsed = TaskParser.builder().withoutFields().parse(log)) {
            tasks = parsed.toList();
        }

        assertThat(tasks).singleElement().satisfies(task -> {
            assertThat(task.isComplete()).isTrue();
            assertThat(task.messageCount()).isEqualTo(MESSAGES);
            assertThat(task.repeated()).isEmpty();
            assertThat(task.missingPlaces()).isEmpty();
        });
    }

    @Test
    void isOneCompleteTaskToPythonsEliotToo() throws Exception {
        Python.requireEliot();

        Python.run(
                Duration.ofMinutes(14),
                "check_tree.py",
                log.toString(),
                "--expect-tasks",
                "1",
                "--expect-path",
                "shared>worker");
    }
}
