// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a file ends with. */
final class FileEnd {
    /** More than a write takes, even if its thread has to wait for a processor amid it. */
    private static final long STILL = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);

    private FileEnd() {}

    /** Whether the last line has no end. */
    static boolean isTorn(Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) == 0) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }

    /**
     * Whether nobody is about to end the last line: a file grows page by page, so that one whom another process writes to
     * may be seen amid a line. Takes no time where it has an end.
     */
    static boolean staysTorn(Path path) throws IOException {
        long begin = System.nanoTime();
        long lastChange = begin;
        long length = -1;
        while (isTorn(path)) {
            long now = System.nanoTime();
            if (Files.size(path) != length) {
                length = Files.size(path);
                lastChange = now;
            }
            if (now - lastChange > STILL || now - begin > LONGEST_LOOK) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return false;
    }

    /** How many of the bytes, from the first one on, are the last ones of the file: a stream that failed does not say. */
    static int arrived(Path path, byte[] written) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), written.length)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            int arrived = end.length;
            while (!Arrays.equals(end, end.length - arrived, end.length, written, 0, arrived)) {
                arrived--;
            }
            return arrived;
        }
    }
}
