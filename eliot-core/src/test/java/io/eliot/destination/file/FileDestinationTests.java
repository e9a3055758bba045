// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eliot.EliotLogger;
import io.eliot.destination.QueuedDestination;
import io.eliot.json.ValueEncoder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileDestinationTests {
    @TempDir
    Path folder;

    private EliotLogger loggerTo(Path file) {
        return EliotLogger.builder()
                .destination("file", FileDestination.of(file))
                .build();
    }

    @Test // K1, K7: made and added in one expression
    void aMessageIsInTheFileWhenTheCallReturns() throws Exception {
        Path file = folder.resolve("new/folder/eliot.log");
        try (EliotLogger logger = loggerTo(file)) {
            logger.log("m", "text", "é€😀\u2028\n");

            assertThat(Files.readString(file))
                    .startsWith("{\"text\":\"é€😀\u2028\\n\",\"timestamp\":")
                    .endsWith("\"message_type\":\"m\"}\n");
        }
    }

    @Test
    void appendsToWhatIsThere() throws Exception {
        Path file = folder.resolve("eliot.log");
        Files.writeString(file, "{}\n");
        try (EliotLogger logger = loggerTo(file)) {
            logger.log("m");
        }

        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("{}");
    }

    @Test
    void endsALineThatAKilledProcessLeftUnfinished() throws Exception {
        Path file = folder.resolve("eliot.log");
        Files.writeString(file, "{\"torn\":");
        try (EliotLogger logger = loggerTo(file)) {
            logger.log("m");
            logger.log("m");
        }

        assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo("{\"torn\":");
    }

    /** The system lets a file grow page by page, so that lines of another length than pages are seen in pieces. */
    @Test
    void doesNotEndTheLineThatAnotherIsWriting() throws Exception {
        byte[] line = ("x".repeat(1 << 15) + "\n").getBytes(UTF_8);
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 200; round++) {
                Path file = folder.resolve("shared-" + round);
                AtomicBoolean logged = new AtomicBoolean();
                CountDownLatch begun = new CountDownLatch(1);
                try (EliotLogger logger = loggerTo(file)) {
                    Future<?> lines = another.submit(() -> writeUntil(logged, line, file, begun));
                    begun.await();
                    logger.log("m");
                    logged.set(true);
                    lines.get(60, SECONDS);
                }

                assertThat(Files.readAllLines(file))
                        .extracting(String::isEmpty)
                        .as("empty lines of round %d", round)
                        .doesNotContain(true);
                Files.delete(file);
            }
        } finally {
            another.shutdownNow();
        }
    }

    private static @Nullable Void writeUntil(AtomicBoolean end, byte[] line, Path file, CountDownLatch begun)
            throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            do {
                out.write(line);
                begun.countDown();
            } while (!end.get());
        } finally {
            begun.countDown();
        }
        return null;
    }

    @Test // K3
    void refusesAFileItCannotWrite() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FileDestination.of(folder))
                .withMessage("The log file " + folder + " cannot be opened for writing");
    }

    @Test
    void anInterruptedThreadStillWritesAndLeavesTheFileOpen() throws Exception {
        Path file = folder.resolve("eliot.log");
        try (EliotLogger logger = loggerTo(file)) {
            Thread.currentThread().interrupt();
            logger.log("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            logger.log("after");
        }

        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test // K4: a line reaches it whole or not at all
    void aFullDiskIsToldAndCountedAndHurtsNobody() throws Exception {
        Path full = Path.of("/dev/full");
        Path file = folder.resolve("eliot.log");
        try (EliotLogger logger = EliotLogger.builder()
                .destination("full", FileDestination.of(full))
                .destination("file", FileDestination.of(file))
                .build()) {
            logger.log("m");
            logger.log("m");

            assertThat(logger.destinations().status().get(0).dropped()).isEqualTo(3);
        }

        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains("eliot:destination_failure").contains("\"destination\":\"full\""));
    }

    @Test // K1, W5
    void linesOfManyThreadsAreWhole() throws Exception {
        Path file = folder.resolve("eliot.log");
        int each = 2_000;
        try (EliotLogger logger = loggerTo(file)) {
            List<Thread> threads = new ArrayList<>();
            IntStream.range(0, 8)
                    .forEach(t -> threads.add(new Thread(
                            () -> IntStream.range(0, each).forEach(i -> logger.log("m", "text", text(i))))));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(Files.readAllLines(file))
                .hasSize(8 * each)
                .allSatisfy(line -> assertThat(line).startsWith("{\"text\":\"").endsWith("\"message_type\":\"m\"}"));
    }

    @Test // K1: shorter and longer than what is written at once, alone and together
    void linesOfAQueueAreWholeAndInOrderWhateverTheirLength() throws Exception {
        Path file = folder.resolve("eliot.log");
        List<Integer> lengths = new Random(1)
                .ints(1_000, 0, 17)
                .mapToObj(power -> (1 << power) + power)
                .toList();
        try (EliotLogger logger = EliotLogger.builder()
                .values(ValueEncoder.builder()
                        .maxStringLength(100_000)
                        .maxMessageLength(200_000)
                        .build())
                .destination(
                        "file",
                        QueuedDestination.builder(FileDestination.of(file))
                                .capacity(64 << 20)
                                .build())
                .build()) {
            lengths.forEach(length -> logger.log("m", "text", "#".repeat(length)));
        }

        assertThat(Files.readAllLines(file))
                .allSatisfy(line -> assertThat(line).startsWith("{\"text\":\"").endsWith("\"message_type\":\"m\"}"))
                .extracting(line -> (int) line.chars().filter(c -> c == '#').count())
                .isEqualTo(lengths);
    }

    /** Now and then one that is too long to be appended beside others. */
    private static String text(int i) {
        return "x".repeat(i % 50 == 0 ? 20_000 : i % 3000);
    }
}
