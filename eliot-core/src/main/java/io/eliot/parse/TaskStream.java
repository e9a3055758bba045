// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tasks pulled out of a parser as somebody asks for them. */
final class TaskStream extends Spliterators.AbstractSpliterator<Task> {
    private final Queue<Task> ready = new ArrayDeque<>();
    private final TaskParser parser;
    private final Feed feed;
    private boolean finished;

    private TaskStream(TaskParser.Builder options, Feed feed) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.parser = options.build(ready::add);
        this.feed = feed;
    }

    static Stream<Task> of(TaskParser.Builder options, List<Path> files) {
        FileFeed feed = new FileFeed(files.iterator());
        return StreamSupport.stream(new TaskStream(options, feed), false).onClose(feed::close);
    }

    static Stream<Task> of(TaskParser.Builder options, Stream<String> lines) {
        Iterator<String> iterator = lines.iterator();
        Feed feed = parser -> {
            boolean more = iterator.hasNext();
            if (more) {
                parser.add(iterator.next());
            }
            return more;
        };
        return StreamSupport.stream(new TaskStream(options, feed), false).onClose(lines::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Task> action) {
        while (ready.isEmpty() && !finished) {
            if (!feed.addNext(parser)) {
                finished = true;
                parser.finish();
            }
        }
        Task task = ready.poll();
        if (task != null) {
            action.accept(task);
        }
        return task != null;
    }

    /** Adds one line to the parser, if there is one. */
    private interface Feed {
        boolean addNext(TaskParser parser);
    }

    private static final class FileFeed implements Feed {
        private final Iterator<Path> files;
        private @Nullable LineReader lines;
        private String source = "";

        FileFeed(Iterator<Path> files) {
            this.files = files;
        }

        @Override
        public boolean addNext(TaskParser parser) {
            try {
                while (lines != null || files.hasNext()) {
                    LineReader current = lines == null ? open(files.next()) : lines;
                    if (current.next()) {
                        parser.add(current, source);
                        return true;
                    }
                    close();
                }
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private LineReader open(Path file) throws IOException {
            InputStream input = Files.newInputStream(file);
            source = file.toString();
            LineReader opened = new LineReader(input);
            lines = opened;
            return opened;
        }

        void close() {
            if (lines != null) {
                try {
                    lines.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                lines = null;
            }
        }
    }
}
