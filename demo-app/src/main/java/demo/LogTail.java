// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import io.eliot.parse.TaskParser;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a log while it grows. */
final class LogTail implements Closeable {
    private final String name;
    private final InputStream log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long lines;

    LogTail(Path path) throws IOException {
        name = path.toString();
        log = Files.newInputStream(path);
    }

    /** Adds what was logged since the last time. */
    void addTo(TaskParser parser) throws IOException {
        for (byte b : log.readAllBytes()) {
            if (b == '\n') {
                parser.add(line.toByteArray(), 0, line.size(), name, ++lines);
                line.reset();
            } else {
                line.write(b);
            }
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
