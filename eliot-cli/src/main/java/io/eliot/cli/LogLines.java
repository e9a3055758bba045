// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.LineReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The lines of several files: one file after the other, or merged by the time of their messages, so that what belongs
 * together is read together, be it of several services or of a rotated log.
 */
final class LogLines implements Closeable {
    /** Takes the line the reader stands at. */
    interface Consumer {
        void accept(LineReader line, String source) throws IOException;
    }

    private final List<Source> sources = new ArrayList<>();

    private LogLines() {}

    static void inOrder(LogFiles files, Progress progress, Consumer consumer) throws IOException {
        for (String name : files.names()) {
            try (LineReader reader = new LineReader(files.open(name, progress))) {
                while (next(reader, LogFiles.label(name))) {
                    consumer.accept(reader, LogFiles.label(name));
                }
            }
        }
    }

    static void merged(LogFiles files, Progress progress, Consumer consumer) throws IOException {
        if (files.names().size() == 1) {
            inOrder(files, progress, consumer);
            return;
        }
        try (LogLines lines = new LogLines()) {
            for (String name : files.names()) {
                lines.sources.add(new Source(
                        new LineReader(files.open(name, progress)), LogFiles.label(name), lines.sources.size()));
            }
            lines.merge(consumer);
        }
    }

    /** Says which of the files cannot be read on. */
    private static boolean next(LineReader reader, String label) throws IOException {
        try {
            return reader.next();
        } catch (IOException e) {
            String reason = e instanceof EOFException ? "it ends too early" : e.getMessage();
            throw new IOException("Cannot read " + label + ": " + reason, e);
        }
    }

    private void merge(Consumer consumer) throws IOException {
        PriorityQueue<Source> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Source source) -> source.time).thenComparingInt(source -> source.index));
        for (Source source : sources) {
            if (source.next()) {
                queue.add(source);
            }
        }
        Source source;
        while ((source = queue.poll()) != null) {
            consumer.accept(source.reader, source.label);
            if (source.next()) {
                queue.add(source);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.reader.close();
        }
    }

    private static final class Source {
        final LineReader reader;
        final String label;
        final int index;
        double time = Double.NEGATIVE_INFINITY;

        Source(LineReader reader, String label, int index) {
            this.reader = reader;
            this.label = label;
            this.index = index;
        }

        /** A line without a time comes with the line before it. */
        boolean next() throws IOException {
            if (!LogLines.next(reader, label)) {
                return false;
            }
            double found = LineTime.of(reader.buffer(), reader.offset(), reader.length());
            time = Double.isNaN(found) ? time : Math.max(time, found);
            return true;
        }
    }
}
