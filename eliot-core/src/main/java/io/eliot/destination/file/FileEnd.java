// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file ends with. */
final class FileEnd {
    private FileEnd() {}

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
