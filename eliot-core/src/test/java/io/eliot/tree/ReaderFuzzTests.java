// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.golden.GoldenCase;
import io.eliot.parse.TaskParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Whatever the reader is given, nothing is thrown and memory stays bounded. Two seconds in every build; longer with
 * {@code -Deliot.fuzz.seconds=600}, from another seed with {@code -Deliot.fuzz.seed=N}.
 */
class ReaderFuzzTests {
    private static final long OPEN_BYTES = 1_000_000;

    private static final String SYNTAX = "{}[]\":,0123456789-+.eE\\untf\u007f ";

    private final List<byte[]> lines = new ArrayList<>();

    @Test
    void survivesAnything() throws IOException {
        GoldenCase.writtenBy("eliot.parse").forEach(golden -> addLines(golden));
        long deadline = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("eliot.fuzz.seconds", 2)).toNanos();
        long seed = Long.getLong("eliot.fuzz.seed", 1);
        long last = seed;
        for (; System.nanoTime() < deadline; seed++) {
            last = seed;
            try {
                read(log(new Random(seed)));
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Seed " + seed + ": rerun with -Deliot.fuzz.seed=" + seed, e);
            }
        }
        assertThat(last).isPositive();
    }

    private void addLines(GoldenCase golden) {
        try {
            for (String line : Files.readString(golden.input()).split("\n", -1)) {
                lines.add(line.getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] log(Random random) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            log.writeBytes(random.nextInt(10) == 0 ? noise(random) : mutated(random));
            log.write('\n');
        }
        return log.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(Random random) {
        byte[] line = lines.get(random.nextInt(lines.size())).clone();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && line.length > 0; i++) {
            line = mutate(line, random);
        }
        return line;
    }

    private byte[] mutate(byte[] line, Random random) {
        int at = random.nextInt(line.length);
        return switch (random.nextInt(5)) {
            case 0 -> replaced(line, at, (byte) random.nextInt(256));
            case 1 -> replaced(line, at, (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length())));
            case 2 -> Arrays.copyOf(line, at);
            case 3 -> spliced(line, at, lines.get(random.nextInt(lines.size())));
            default ->
                spliced(
                        line,
                        at,
                        ("[".repeat(random.nextInt(2_000)) + "9".repeat(random.nextInt(6_000))).getBytes(UTF_8));
        };
    }

    private static byte[] replaced(byte[] line, int at, byte value) {
        line[at] = value;
        return line;
    }

    private static byte[] spliced(byte[] line, int at, byte[] other) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(line, 0, at);
        joined.write(other, 0, other.length);
        joined.write(line, at, line.length - at);
        return joined.toByteArray();
    }

    private static void read(byte[] log) throws IOException {
        TreeRenderer plain = TreeRenderer.create();
        TreeRenderer python =
                TreeRenderer.builder().python().theme(Theme.DARK).fieldLimit(0).build();
        AtomicLong length = new AtomicLong();
        TaskParser parser = TaskParser.builder().maxOpenBytes(OPEN_BYTES).build(task -> {
            length.addAndGet(plain.render(task).length());
            length.addAndGet(python.render(task).length());
            length.addAndGet(task.missingPlaces().size());
            length.addAndGet(task.messages().count());
        });
        parser.addAll(new ByteArrayInputStream(log), "fuzz");
        parser.finish();
        PrettyPrinter printer = PrettyPrinter.builder().build();
        PrettyPrinter pythonPrinter = PrettyPrinter.builder().python().build();
        for (String line : new String(log, UTF_8).split("\n", -1)) {
            length.addAndGet(printer.format(line).length());
            length.addAndGet(pythonPrinter.format(line).length());
        }
        assertThat(length.get()).isPositive();
    }
}
