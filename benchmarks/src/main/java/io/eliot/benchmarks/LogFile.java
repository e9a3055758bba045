// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.TearDown;

/** A log for all threads of a benchmark, with its file on the file system the project is on. */
public abstract class LogFile {
    final Path path = create();

    LogFile() {}

    static Path create() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "logs"));
            return Files.createTempFile(folder, "benchmark", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Forgets what was logged, before it reaches a disk: to be measured is the way to the operating system. Nothing is
     * logged quickest of all, so that is looked at.
     */
    @TearDown(Level.Iteration)
    public void empty() throws IOException {
        if (Files.size(path) == 0) {
            throw new IllegalStateException("Nothing was logged");
        }
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    /** Leaves nothing behind. */
    @TearDown
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
