// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.TaskParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written while it is read. One that is replaced by a shorter one is read from its beginning. */
final class GrowingFile {
    private final Path path;
    private final String label;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private long position;
    private long line;

    GrowingFile(Path path, String label) {
        this.path = path;
        this.label = label;
    }

    /** Adds the lines that are new and whole; says whether there were any. */
    boolean readNew(TaskParser parser, Runnable beforeFirst) throws IOException {
        if (!Files.exists(path) || Files.size(path) == position) {
            return false;
        }
        if (Files.size(path) < position) {
            position = 0;
            line = 0;
            partial.reset();
        }
        beforeFirst.run();
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(position);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) > 0) {
                position += buffer.position();
                add(buffer.array(), buffer.position(), parser);
                buffer.clear();
            }
        }
        return true;
    }

    private void add(byte[] bytes, int length, TaskParser parser) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                partial.write(bytes, start, i - start);
                byte[] whole = partial.toByteArray();
                parser.add(whole, 0, whole.length, label, ++line);
                partial.reset();
                start = i + 1;
            }
        }
        partial.write(bytes, start, length - start);
    }
}
