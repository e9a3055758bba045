// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a virtual machine's host gives to others: nothing here runs then, and whoever is just being measured pays. */
final class Host {
    /** Of the time of all processors. */
    static final double ALLOWED = 0.02;

    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int STOLEN = 8;
    private static final double TICKS_PER_SECOND = 100;

    private final long stolen = stolenTicks();
    private final long start = System.nanoTime();

    private Host() {}

    static Host watched() {
        return new Host();
    }

    /** Never where the system does not tell. */
    boolean wasBusyWithOthers() {
        double seconds = (System.nanoTime() - start) / 1e9;
        double taken = (stolenTicks() - stolen) / TICKS_PER_SECOND;
        return taken > ALLOWED * seconds * Runtime.getRuntime().availableProcessors();
    }

    private static long stolenTicks() {
        if (!Files.isReadable(STATISTICS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATISTICS)) {
            return Long.parseLong(lines.findFirst().orElseThrow().split(" +", -1)[STOLEN]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
