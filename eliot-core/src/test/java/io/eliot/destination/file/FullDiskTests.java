// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import io.eliot.destination.QueuedDestination;
import io.eliot.parse.TaskParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the disk ends in the middle of many lines: in a process of its own, whose files may not become longer. */
class FullDiskTests {
    private static final int MESSAGES = 3_000;

    @Test // K4: a line reaches it whole or not at all
    void countsWhatArrivedOfTheLinesWrittenTogether(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("eliot.log");
        Path output = folder.resolve("output");
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
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        List<String> whole = wholeLines(Files.readString(file));
        assertThat(whole).hasSizeBetween(100, MESSAGES - 100).allSatisfy(FullDiskTests::isOneMessage);
        assertThat(Files.readString(output))
                .isEqualTo("written %d, others accounted for: true\n".formatted(whole.size()));
    }

    private static List<String> wholeLines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.endsWith("\n")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static void isOneMessage(String line) {
        List<Object> refused = new ArrayList<>();
        TaskParser parser = TaskParser.builder().onRefusedLine(refused::add).build(task -> {});
        parser.add(line);
        assertThat(refused).isEmpty();
    }

    /** The other process. */
    static final class Logging {
        private Logging() {}

        public static void main(String[] args) throws Exception {
            EliotLogger logger = EliotLogger.create();
            QueuedDestination queue = QueuedDestination.builder(FileDestination.of(Path.of(args[0])))
                    .build();
            logger.destinations().addAll(Map.of("file", queue));
            for (int i = 0; i < MESSAGES; i++) {
                logger.log("m", "text", "x".repeat(i % 300));
            }
            queue.close();
            DestinationStatus status = logger.destinations().status().get(0);
            // What is said of the failure is lost there too.
            System.out.printf(
                    "written %d, others accounted for: %b%n",
                    status.written(), status.written() + status.dropped() >= MESSAGES);
            System.exit(0);
        }
    }
}
