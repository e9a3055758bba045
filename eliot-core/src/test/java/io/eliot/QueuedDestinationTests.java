// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eliot.destination.BatchDestination;
import io.eliot.destination.Destination;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.MemoryDestination;
import io.eliot.destination.QueuedDestination;
import io.eliot.destination.file.FileDestination;
import io.eliot.json.EncodedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QueuedDestinationTests {
    private static final int THREADS = 8;

    private final EliotLogger logger = EliotLogger.create();
    private final MemoryDestination beside = new MemoryDestination();
    private final AtomicInteger writes = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letGoOfWhatIsStuck() {
        release.countDown();
    }

    private void add(QueuedDestination queued) {
        logger.destinations().addAll(Map.of("bus", queued));
    }

    private DestinationStatus status() {
        return logger.destinations().status().get(0);
    }

    private static List<String> types(MemoryDestination destination) {
        return destination.messages().stream().map(EncodedMessage::type).toList();
    }

    private static List<Map<String, Object>> told(MemoryDestination destination) {
        return destination.messages().stream()
                .filter(message -> message.type().equals("eliot:dropped"))
                .map(message -> RecordedLog.parse(message.json()))
                .toList();
    }

    private static long sumToldIn(MemoryDestination destination) {
        return told(destination).stream()
                .mapToLong(message -> ((Number) message.getOrDefault("count", 0)).longValue())
                .sum();
    }

    private static long countOf(String type, MemoryDestination destination) {
        return types(destination).stream().filter(type::equals).count();
    }

    private void logInThreads(int messagesEach) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    await(start);
                    IntStream.range(0, messagesEach).forEach(i -> logger.log("m", "text", "x".repeat(i % 500)));
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(30_000);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test // Q2
    void writesEverythingInOrderBeforeItIsClosed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        add(QueuedDestination.of(FileDestination.of(file)));

        IntStream.range(0, 5_000).forEach(i -> logger.log("m" + i));
        logger.close();

        assertThat(Files.readAllLines(file).stream()
                        .map(line -> RecordedLog.parse(line).get("message_type")))
                .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> "m" + i).toList());
        assertThat(status()).isEqualTo(new DestinationStatus("bus", 5_000, 0, 0));
    }

    @Test
    void writesByOneDaemonThreadThatIsInNoActionOfItsMaker() throws Exception {
        List<Thread> writer = new ArrayList<>();
        List<EliotAction> actions = new ArrayList<>();
        logger.task("start-up")
                .run(() -> add(QueuedDestination.of(message -> {
                    writer.add(Thread.currentThread());
                    actions.add(ActionContext.current().action());
                })));

        logger.close();

        assertThat(writer.get(0).getName()).isEqualTo("eliot-bus");
        assertThat(writer.get(0).isDaemon()).isTrue();
        assertThat(writer.get(0).isAlive()).isFalse();
        assertThat(actions).isNotEmpty().allMatch(EliotAction::isMuted);
    }

    @Test // Q4
    void writesValuesAsTheyWereWhenTheyWereLogged() throws Exception {
        MemoryDestination memory = new MemoryDestination();
        add(QueuedDestination.of(message -> {
            release.await();
            memory.write(message);
        }));
        List<String> basket = new ArrayList<>(List.of("A-17"));

        logger.log("m", "basket", basket);
        basket.clear();
        release.countDown();
        logger.close();

        assertThat(memory.messages().get(0).json()).contains("\"basket\":[\"A-17\"]");
    }

    @Test // W14
    void aStuckDestinationHurtsNeitherTheCallerNorTheNextDestination() {
        add(QueuedDestination.builder(message -> {
                    while (release.getCount() > 0) {
                        Thread.onSpinWait(); // not even an interrupt helps
                    }
                })
                .capacity(10_000)
                .drainTimeout(Duration.ofMillis(10))
                .build());
        logger.destinations().add(beside);

        IntStream.range(0, 1_000).forEach(i -> logger.log("m"));

        assertThat(countOf("m", beside)).isEqualTo(1_000);
        assertThat(countOf("eliot:destination_failure", beside)).isEqualTo(1);
        assertThat(status().failing()).isTrue();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(logger::close)
                .satisfies(e -> assertThat(e.getSuppressed()[0].getCause())
                        .hasMessageStartingWith(
                                "It has not returned from a write for PT0.51S; messages dropped so far: "));
        // all but the one it is stuck with, and what was told of it when it was full
        assertThat(sumToldIn(beside)).isEqualTo(1_000);
        assertThat(told(beside))
                .extracting("reason")
                .containsExactly("queue full", "not written in time when the queue was closed");
    }

    @Test // W14
    void whatAFullQueueDroppedIsToldInTheLogItself() throws Exception {
        MemoryDestination slow = new MemoryDestination();
        add(QueuedDestination.builder(message -> {
                    IntStream.range(0, 2_000).forEach(i -> Thread.onSpinWait());
                    slow.write(message);
                })
                .capacity(20_000)
                .build());
        logger.destinations().add(beside);

        logInThreads(2_000);
        logger.close();

        assertThat(countOf("m", beside)).isEqualTo(THREADS * 2_000);
        assertThat(sumToldIn(slow)).isPositive().isEqualTo(status().dropped());
        assertEverythingIsWrittenOrTold(slow);
        assertThat(told(slow))
                .allSatisfy(message -> assertThat(message)
                        .containsEntry("destination", "bus")
                        .containsEntry("reason", "queue full")
                        .containsKeys("from", "to"));
    }

    /** The log of a destination accounts for all that was offered to it, which is what the one beside took. */
    private void assertEverythingIsWrittenOrTold(MemoryDestination written) {
        assertThat(written.messages().size() + sumToldIn(written))
                .isEqualTo(beside.messages().size());
    }

    @RepeatedTest(50) // W14: no further message is needed, nor the end
    void whatWasDroppedLastIsToldWhenTheQueueIsIdle() throws Exception {
        add(QueuedDestination.builder(message -> {}).capacity(2_000).build());

        logInThreads(100);
        while (status().missed() > 0) {
            Thread.onSpinWait();
        }
        logger.close();

        assertThat(status().missed()).isZero();
    }

    @Test // W14
    void aFailureIsToldOnceAndCountedAndRecoveryIsTold() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        MemoryDestination fragile = new MemoryDestination();
        add(QueuedDestination.of(message -> {
            if (writes.incrementAndGet() <= 3) {
                throw new IOException("disk full");
            }
            fragile.write(message);
        }));
        logger.destinations().add(beside);

        IntStream.range(0, 5).forEach(i -> logger.log("m" + i));
        logger.close();

        assertThat(types(beside)).contains("eliot:destination_failure").containsOnlyOnce("eliot:dropped");
        assertThat(sumToldIn(fragile)).isEqualTo(status().dropped());
        assertThat(told(fragile))
                .singleElement()
                .satisfies(message -> assertThat(message).containsEntry("reason", "java.io.IOException: disk full"));
    }

    @Test // W14
    void whatADestinationOfBatchesLeavesOrFailsToTakeIsWrittenOrTold() throws Exception {
        HalfBatches halves = new HalfBatches();
        add(QueuedDestination.of(halves));
        logger.destinations().add(beside);

        logInThreads(500);
        logger.log("the last"); // taken, so that what failed before is told
        logger.close();

        assertThat(status().dropped()).isPositive();
        assertThat(halves.largest).isGreaterThan(1);
        assertThat(sumToldIn(halves.written)).isEqualTo(status().dropped());
        assertEverythingIsWrittenOrTold(halves.written);
    }

    /** Takes half of what it is given, and of a tenth of the batches nothing. */
    private static final class HalfBatches implements BatchDestination {
        final MemoryDestination written = new MemoryDestination();
        volatile int largest;
        private int batches;

        @Override
        public int writeSome(List<EncodedMessage> messages) throws IOException {
            if (++batches % 10 == 0) {
                throw new IOException("not now");
            }
            largest = Math.max(largest, messages.size());
            List<EncodedMessage> taken = messages.subList(0, (messages.size() + 1) / 2);
            taken.forEach(written::write);
            return taken.size();
        }

        @Override
        public void write(EncodedMessage message) {
            written.write(message);
        }
    }

    @Test
    void anErrorOfTheVirtualMachineDoesNotEndTheWriting() throws Exception {
        MemoryDestination memory = new MemoryDestination();
        AtomicBoolean first = new AtomicBoolean(true);
        add(QueuedDestination.of(message -> {
            if (first.getAndSet(false)) {
                throw new OutOfMemoryError("test");
            }
            memory.write(message);
        }));

        logger.log("lost");
        logger.log("written");
        logger.close();

        assertThat(types(memory)).contains("written");
        assertThat(status()).extracting(DestinationStatus::dropped).isEqualTo(1L);
    }

    @Test
    void whatCannotBeWrittenInTimeIsToldAtTheEndOfTheLog() throws Exception {
        MemoryDestination slow = new MemoryDestination();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        add(QueuedDestination.builder(message -> {
                    writing.countDown();
                    closing.await();
                    slow.write(message);
                })
                .drainTimeout(Duration.ZERO)
                .build());
        logger.destinations().add(beside);
        IntStream.range(0, 100).forEach(i -> logger.log("m"));
        writing.await(); // or the writer may have ended before what is late comes

        Thread closer = new Thread(logger::close);
        closer.start();
        while (status().dropped() == 0
                && closer.isAlive()
                && logger.destinations().status().get(0).written() == 0) {
            logger.log("late"); // refused as soon as the queue is closed
        }
        closing.countDown();
        closer.join(10_000);

        assertThat(types(slow)).endsWith("eliot:dropped");
        assertThat(told(slow)).extracting("reason").contains("not written in time when the queue was closed");
        assertEverythingIsWrittenOrTold(slow);
    }

    @Test
    void closingWhileOthersLogLosesNoCount() throws Exception {
        for (int round = 0; round < 20; round++) {
            EliotLogger closed = EliotLogger.create();
            AtomicInteger written = new AtomicInteger();
            QueuedDestination queued = QueuedDestination.of(message -> written.incrementAndGet());
            closed.destinations().addAll(Map.of("bus", queued));
            CyclicBarrier start = new CyclicBarrier(THREADS + 2);
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                threads.add(new Thread(() -> {
                    await(start);
                    IntStream.range(0, 200).forEach(i -> queued.write(message()));
                }));
            }
            for (int thread = 0; thread < 2; thread++) {
                threads.add(new Thread(() -> {
                    await(start);
                    closeQuietly(queued);
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join(10_000);
            }

            DestinationStatus status = closed.destinations().status().get(0);
            assertThat(status.written()).isEqualTo(written.get());
            assertThat(status.written() + status.dropped())
                    .as("round %d", round)
                    .isGreaterThanOrEqualTo(THREADS * 200);
        }
    }

    private static EncodedMessage message() {
        MemoryDestination memory = new MemoryDestination();
        EliotLogger.builder().destination("memory", memory).build().log("m");
        return memory.messages().get(0);
    }

    private static void closeQuietly(Destination destination) {
        try {
            destination.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCallerWaitsForRoomIfItIsToldTo() throws Exception {
        MemoryDestination slow = new MemoryDestination();
        add(QueuedDestination.builder(message -> {
                    IntStream.range(0, 2_000).forEach(i -> Thread.onSpinWait());
                    slow.write(message);
                })
                .capacity(20_000)
                .maxWait(Duration.ofSeconds(30))
                .build());

        logInThreads(500);
        logger.close();

        assertThat(status()).isEqualTo(new DestinationStatus("bus", THREADS * 500, 0, 0));
    }

    @Test
    @Timeout(10) // a tenth of what it would take if each waited
    void nobodyWaitsWhereOneHasWaitedInVain() throws Exception {
        add(QueuedDestination.builder(message -> release.await())
                .capacity(2_000)
                .maxWait(Duration.ofMillis(100))
                .build());

        IntStream.range(0, 1_000).forEach(i -> logger.log("m"));

        assertThat(status().dropped()).isGreaterThan(990);
        release.countDown();
        logger.close();
    }

    /** Counts its writes, and gives up in time where they would never end. */
    private Destination busy(CheckedRunnable<Exception> work) {
        return message -> {
            if (writes.incrementAndGet() < 100) {
                work.run();
            }
        };
    }

    @Test // or it would write for ever
    void whatItsDestinationDoesWhileItWritesLeavesNothing() {
        add(QueuedDestination.of(busy(() -> {
            Eliot.log("static");
            logger.action("http:client").run(() -> logger.log("in it"));
            logger.task("task").run(() -> logger.log("in it"));
        })));
        logger.destinations().add(beside);

        logger.log("m1");
        logger.log("m2");
        logger.close();

        assertThat(types(beside)).containsExactly("m1", "m2");
        assertThat(writes).hasValue(2);
    }

    @Test
    void whatItsDestinationBeginsLeavesNothingOnOtherThreadsEither() {
        add(QueuedDestination.of(busy(() -> {
            EliotAction request = logger.action("http:client").start();
            Thread other = new Thread(request::finish);
            other.start();
            other.join(10_000);
        })));
        logger.destinations().add(beside);

        logger.log("m");
        logger.close();

        assertThat(types(beside)).containsExactly("m");
        assertThat(writes).hasValue(1);
    }

    @Test
    void whatComesBackToItThroughAnotherDestinationIsNotWritten() throws Exception {
        QueuedDestination queued = QueuedDestination.of(busy(() -> logger.log("sent")));
        logger.destinations().add(message -> queued.write(message));
        logger.destinations().add(beside);

        logger.log("m");
        queued.close();

        assertThat(types(beside)).containsExactly("m", "sent");
        assertThat(writes).hasValue(1);
    }

    @Test
    void givesADestinationThatIsNotMutedWhatItLogs() {
        MemoryDestination written = new MemoryDestination();
        add(QueuedDestination.of(new Destination() {
            @Override
            public void write(EncodedMessage message) throws Exception {
                written.write(message);
                if (message.type().equals("m")) {
                    logger.log("sent");
                }
            }

            @Override
            public boolean isMuted() {
                return false;
            }
        }));

        logger.log("m");
        logger.close();

        assertThat(types(written)).containsExactly("m", "sent");
    }

    @Test // W14
    void whatIsToldOfADestinationThatLogsWhileItWritesIsHeard() {
        AtomicBoolean first = new AtomicBoolean(true);
        add(QueuedDestination.of(busy(() -> {
            logger.log("sending");
            if (first.getAndSet(false)) {
                throw new IOException("once");
            }
        })));
        logger.destinations().add(beside);

        logger.log("m");
        logger.close();

        assertThat(types(beside)).containsExactly("m", "eliot:destination_failure", "eliot:dropped");
        assertThat(writes).hasValue(3);
        assertThat(status()).isEqualTo(new DestinationStatus("bus", 2, 1, 0));
    }

    @Test
    void refusesBoundsThatAreNone() {
        QueuedDestination.Builder builder = QueuedDestination.builder(beside);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> builder.capacity(0))
                .withMessage("The capacity of a queue must be from 1 KiB to 1 GiB, not 0 bytes");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> builder.maxWait(Duration.ofSeconds(-1)))
                .withMessage("A time to wait cannot be negative as PT-1S is");
    }

    @Test
    void goesOnWhenNobodyCouldBeToldOfALoss() {
        AtomicBoolean broken = new AtomicBoolean(true);
        MemoryDestination written = new MemoryDestination();
        add(QueuedDestination.of(message -> {
            if (broken.getAndSet(false)) {
                throw new IOException("once");
            }
            written.write(message);
        }));
        logger.destinations().add(message -> {
            if (message.type().equals("eliot:destination_failure")) {
                throw new OutOfMemoryError("while the loss is told");
            }
        });

        logger.log("lost");
        logger.log("written");
        logger.close();

        assertThat(types(written)).contains("written");
    }
}
