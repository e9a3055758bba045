// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Destination} has to hold to: each message arrives once, as it was and in order, also from many
 * threads at a time, and nothing of it reaches the code that logs.
 *
 * <pre>{@code
 * class MyDestinationTests extends DestinationContract {
 *     protected Destination open() { return new MyDestination(server.address()); }
 *     protected List<String> lines() { return server.received(); }
 * }
 * }</pre>
 *
 * <p>Each test opens one destination, logs, closes it, and looks at what arrived.
 *
 * @since 0.1.0
 */
public abstract class DestinationContract {
    private static final int THREADS = 8;
    private static final int MESSAGES_PER_THREAD = 500;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final MemoryDestination reference = new MemoryDestination();
    private EliotLogger logger = EliotLogger.create();
    private Destination tested = reference;

    /** For subclasses. */
    protected DestinationContract() {}

    /**
     * Opens the destination that is tested. Called once a test.
     *
     * @return a destination that nothing was written to
     * @throws Exception fails the test
     */
    protected abstract Destination open() throws Exception;

    /**
     * What arrived. Called after the destination was closed; one that sends later has sent all by then.
     *
     * @return a JSON object each, in the order written, without line feeds
     * @throws Exception fails the test
     */
    protected abstract List<String> lines() throws Exception;

    @BeforeEach
    void openBesideAReference() throws Exception {
        tested = open();
        logger = EliotLogger.builder()
                .destination("reference", reference)
                .destination("tested", tested)
                .build();
    }

    @AfterEach
    void closeIfStillOpen() {
        logger.close();
    }

    @Test
    void messagesArriveAsTheyWereAndInOrder() throws Exception {
        for (int i = 0; i < 100; i++) {
            logger.log("contract:message", "number", i);
        }
        logger.close();

        assertThat(lines()).isEqualTo(expected());
    }

    @Test
    void anyTextAndAnyLengthArrives() throws Exception {
        logger.log("contract:text", "text", "line\nfeed, \"quoted\", naïve, 日本語, 😀, \u0000, \u2028");
        logger.log("contract:long", "text", "0123456789".repeat(6_000), "more", "x".repeat(60_000));
        logger.log("contract:empty");
        logger.close();

        assertThat(lines()).isEqualTo(expected());
    }

    @Test
    void messagesAreNotKeptBeyondTheCallUnlessCopied() throws Exception {
        logger.log("contract:first", "text", "a".repeat(100));
        logger.log("contract:second", "text", "b".repeat(100)); // written over the first one's bytes
        logger.close();

        assertThat(lines()).isEqualTo(expected());
    }

    @Test
    void manyThreadsMayWriteAtATime() throws Exception {
        inManyThreads(thread -> {
            for (int i = 0; i < MESSAGES_PER_THREAD; i++) {
                logger.log("contract:message", "thread", thread, "number", i, "text", "x".repeat(i));
            }
        });
        logger.close();

        assertThat(lines()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void theOrderOfEachThreadIsKept() throws Exception {
        inManyThreads(thread -> logger.task("contract:thread-" + thread).run(() -> {
            for (int i = 0; i < MESSAGES_PER_THREAD; i++) {
                logger.log("contract:message", "number", i);
            }
        }));
        logger.close();

        List<String> arrived = lines();
        for (int thread = 0; thread < THREADS; thread++) {
            String uuid = taskOf("contract:thread-" + thread);
            assertThat(of(uuid, arrived)).isEqualTo(of(uuid, expected()));
        }
    }

    private static List<String> of(String taskUuid, List<String> lines) {
        return lines.stream().filter(line -> line.contains(taskUuid)).toList();
    }

    private String taskOf(String actionType) {
        return reference.messages().stream()
                .filter(message -> message.type().equals(actionType))
                .map(EncodedMessage::taskUuid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInterruptedThreadStillLogsAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        logger.log("contract:interrupted");
        boolean stillInterrupted = Thread.interrupted();
        logger.log("contract:afterwards");
        logger.close();

        assertThat(stillInterrupted).isTrue();
        assertThat(lines()).isEqualTo(expected());
    }

    @Test
    void nothingIsThrownAtTheCodeThatLogs() throws Exception {
        logger.destinations().remove(tested);
        tested.close();

        EliotLogger careless =
                EliotLogger.builder().destination("closed", tested).build();

        assertThatCode(() -> careless.log("contract:late")).doesNotThrowAnyException();
    }

    private static void inManyThreads(ThreadBody body) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, THREADS)
                    .forEach(thread -> running.add(pool.submit(() -> {
                        start.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
                        body.run(thread);
                        return thread;
                    })));
            for (Future<?> thread : running) {
                thread.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<String> expected() {
        return reference.messages().stream().map(EncodedMessage::json).toList();
    }

    @FunctionalInterface
    private interface ThreadBody {
        void run(int thread);
    }
}
