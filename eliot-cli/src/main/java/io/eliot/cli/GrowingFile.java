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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written while it is read: to its end also when it has been moved away; then the file in its place is read.
 * One that has become shorter is read from its beginning.
 */
final class GrowingFile {
    private final Path path;
    private final String label;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private @Nullable SeekableByteChannel channel;
    private @Nullable Object identity;
    private long line;

    GrowingFile(Path path, String label) {
        this.path = path;
        this.label = label;
    }

    /** Adds the lines that are new and whole; says whether there was anything new. */
    boolean readNew(TaskParser parser, Runnable beforeFirst) throws IOException {
        boolean isNews = channel != null && readRest(channel, parser, beforeFirst);
        if (Files.exists(path) && (channel == null || !Objects.equals(identity, identityOf(path)))) {
            isNews |= readRest(open(parser), parser, beforeFirst);
        }
        return isNews;
    }

    private SeekableByteChannel open(TaskParser parser) throws IOException {
        if (channel != null) {
            channel.close();
        }
        beginAnew(parser);
        channel = Files.newByteChannel(path);
        identity = identityOf(path);
        return channel;
    }

    /** Null where files have none, as on Windows; a file cannot be moved there while it is read. */
    private static @Nullable Object identityOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private void beginAnew(TaskParser parser) {
        if (partial.size() > 0) {
            addLine(parser);
        }
        line = 0;
    }

    private boolean readRest(SeekableByteChannel file, TaskParser parser, Runnable beforeFirst) throws IOException {
        if (file.size() < file.position()) {
            beginAnew(parser);
            file.position(0);
        }
        if (file.size() == file.position()) {
            return false;
        }
        beforeFirst.run();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (file.read(buffer) > 0) {
            add(buffer.array(), buffer.position(), parser);
            buffer.clear();
        }
        return true;
    }

    private void add(byte[] bytes, int length, TaskParser parser) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                partial.write(bytes, start, i - start);
                addLine(parser);
                start = i + 1;
            }
        }
        partial.write(bytes, start, length - start);
    }

    private void addLine(TaskParser parser) {
        byte[] whole = partial.toByteArray();
        parser.add(whole, 0, whole.length, label, ++line);
        partial.reset();
    }
}
