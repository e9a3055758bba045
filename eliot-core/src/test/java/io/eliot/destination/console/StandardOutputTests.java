// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.QueuedDestination;
import io.eliot.tree.TreeRenderer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A standard output that fails for a while. */
@Timeout(60)
class StandardOutputTests {
    private static final Pattern MESSAGE_TYPE = Pattern.compile("\"message_type\":\"(.*?)\"");

    private final Disk disk = new Disk();
    private final PrintStream printed = new PrintStream(new BufferedOutputStream(disk), true, UTF_8);

    private static EliotLogger loggerOf(Destination destination) {
        return EliotLogger.builder().destination("console", destination).build();
    }

    private ConsoleDestination console(@Nullable TreeRenderer looks) {
        return new ConsoleDestination(new StandardOutput(printed, disk), looks);
    }

    private static DestinationStatus status(EliotLogger logger) {
        return logger.destinations().status().get(0);
    }

    private static void logTen(EliotLogger logger) {
        IntStream.rangeClosed(1, 10).forEach(i -> logger.log("m" + i));
    }

    private static List<String> typesIn(String shown) {
        return MESSAGE_TYPE
                .matcher(shown)
                .results()
                .map((MatchResult type) -> type.group(1))
                .toList();
    }

    @Test
    void whatFailedOnceWorksAgain() {
        EliotLogger logger = loggerOf(console(null));

        disk.full = true;
        logger.log("m0");
        disk.full = false;
        logTen(logger);

        assertThat(typesIn(disk.shown()))
                .containsExactly("m1", "eliot:dropped", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10");
        // m0, and what was said of it
        assertThat(status(logger)).isEqualTo(new DestinationStatus("console", 11, 2, 0));
    }

    @Test
    void whatFailedOnceWorksAgainBehindAQueue() {
        EliotLogger logger = loggerOf(QueuedDestination.of(console(null)));

        disk.full = true;
        logger.log("m0");
        while (status(logger).dropped() < 2) {
            Thread.onSpinWait();
        }
        disk.full = false;
        logTen(logger);
        logger.close();

        assertThat(typesIn(disk.shown()))
                .containsOnlyOnce("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "eliot:dropped")
                .hasSize(11);
        assertThat(status(logger)).isEqualTo(new DestinationStatus("console", 11, 2, 0));
    }

    @Test
    void whatOthersCouldNotPrintIsNoFailureOfOurs() {
        EliotLogger logger = loggerOf(console(null));

        disk.full = true;
        printed.println("of somebody else");
        disk.full = false;
        logTen(logger);

        assertThat(typesIn(disk.shown())).hasSize(10);
        assertThat(status(logger)).isEqualTo(new DestinationStatus("console", 10, 0, 0));
    }

    @Test
    void aLineThatWasTornIsEnded() {
        EliotLogger logger = loggerOf(console(null));
        disk.full = true;
        logger.log("m0");
        disk.full = false;

        for (String message : List.of("m1", "m2")) {
            disk.room = 10;
            logger.log(message);
            disk.room = Integer.MAX_VALUE;
            logger.log(message + " again");
        }

        assertThat(disk.shown().lines().filter(line -> line.endsWith("again\"}")))
                .allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":"))
                .hasSize(2);
    }

    @Test
    void treesAreDrawnAgain() {
        EliotLogger logger = loggerOf(console(TreeRenderer.builder().build()));
        EliotAction before = logger.action("before").start();

        disk.full = true;
        logger.log("lost");
        before.log("held");
        assertThat(status(logger).failing()).isTrue();
        disk.full = false;
        before.finish();

        assertThat(disk.shown()).contains("before/1 ⇒ started", "held/2", "before/3 ⇒ succeeded", "eliot:dropped");
        assertThat(disk.shown()).doesNotContain("lost/1");
        assertThat(status(logger).failing()).isFalse();
    }

    @Test
    void aMessageThatIsOnlyHeldDoesNotTellThatItWorks() {
        EliotLogger logger = loggerOf(console(TreeRenderer.builder().build()));

        disk.full = true;
        logger.log("lost");
        EliotAction held = logger.action("held").start();
        IntStream.range(0, 20).forEach(i -> held.log("inside"));

        // The two that were drawn, a start, and what is inside
        assertThat(status(logger)).isEqualTo(new DestinationStatus("console", 0, 23, 23));
    }

    @Test
    void saysWhatCannotBeShownAtTheEnd() {
        EliotLogger logger = loggerOf(console(TreeRenderer.builder().build()));
        logger.action("endless").start();

        disk.full = true;

        assertThatIllegalStateException()
                .isThrownBy(logger::close)
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("Destination console"));
    }

    @Test
    void theOneOfAProcessWorksAgain(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        Path result = folder.resolve("result");
        Process java = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 100 && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        Logging.class.getName(),
                        output.toString())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectError(result.toFile())
                .start();
        try {
            assertThat(java.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        assertThat(Files.readString(result)).isEqualTo("failed: true, written 10, dropped 0\n");
        assertThat(typesIn(Files.readString(output)))
                .containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10");
    }

    /** The other process, whose files may not become longer than 50 KiB. */
    static final class Logging {
        private Logging() {}

        public static void main(String[] args) throws Exception {
            EliotLogger logger = loggerOf(ConsoleDestination.ndjson(System.out));
            System.out.println("x".repeat(100_000));
            Files.newByteChannel(Path.of(args[0]), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            logTen(logger);
            System.err.printf(
                    "failed: %b, written %d, dropped %d%n",
                    System.out.checkError(),
                    status(logger).written(),
                    status(logger).dropped());
        }
    }

    /** What is written in part only fails. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        volatile boolean full;
        volatile int room = Integer.MAX_VALUE;

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            int fitting = full ? 0 : Math.min(room, length);
            bytes.write(more, offset, fitting);
            if (fitting < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        String shown() {
            return bytes.toString(UTF_8);
        }
    }
}
