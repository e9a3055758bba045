// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a file ends with. */
final class FileEnd {
    /** Longer than a write takes where processors are short; what takes longer is given an end too many, an empty line. */
    private static final long STILL = TimeUnit.MILLISECONDS.toNanos(200);

    /** Where all processes were halted, time passes and nothing is written. */
    private static final int LOOKS = 10;

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);

    private FileEnd() {}

    /** Whether the last line has no end. */
    static boolean isTorn(Path path) throws IOException {
        return tornLength(path) >= 0;
    }

    /**
     * Whether the last line has no end and nobody is about to write it: a file grows page by page, so that one that another
     * process writes to may be seen amid a line. Who makes it grow ends it, too. Takes no time where it has an end.
     */
    static boolean staysTorn(Path path) throws IOException {
        long begin = System.nanoTime();
        long length = tornLength(path);
        if (length < 0) {
            return false;
        }
        for (int look = 0; look < LOOKS || System.nanoTime() - begin < STILL; look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
            if (tornLength(path) != length) {
                return false;
            }
        }
        return true;
    }

    /** The length of a file whose last line has no end; else -1, as of one that was taken away or may not be read. */
    private static long tornLength(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return -1;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            if (length == 0) {
                return -1;
            }
            file.seek(length - 1);
            int last = file.read();
            return last == '\n' || last < 0 ? -1 : length;
        } catch (FileNotFoundException e) {
            return -1;
        }
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
