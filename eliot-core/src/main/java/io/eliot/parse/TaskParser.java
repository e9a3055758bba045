// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of logs together into tasks, in whatever order and from however many files they come.
 *
 * <p>A task is handed out by the line that completes it; {@link #finish()} hands out the incomplete ones, in the order of
 * their first messages. A line that is no message of a task is reported and skipped.
 *
 * <pre>{@code
 * TaskParser parser = TaskParser.builder().onRefusedLine(System.err::println).build(task -> show(task));
 * parser.add(line);
 * parser.finish();
 * }</pre>
 *
 * <p>Memory is bounded by the open tasks, and those by {@link Builder#maxOpenBytes(long)}. Not thread-safe: to be used by
 * one thread at a time.
 *
 * @since 0.1.0
 */
public final class TaskParser {
    private static final int MAX_SHARED_TYPES = 10_000;
    /** What a task costs in memory besides its messages, about. */
    private static final int TASK_SIZE = 300;

    private static final int MAX_REPORTED = 1_000;

    private final Consumer<? super Task> tasks;
    private final Consumer<? super RefusedLine> refused;
    private final long maxOpenBytes;
    private final Predicate<@Nullable String> keepFields;
    private final LineScanner scanner = new LineScanner();
    private final EnvelopeReader reader = new EnvelopeReader();
    private final Map<String, OpenTask> open = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private long added;
    private long openBytes;
    private long line;

    private TaskParser(Builder builder, Consumer<? super Task> tasks) {
        this.tasks = tasks;
        this.refused = builder.refused;
        this.maxOpenBytes = builder.maxOpenBytes;
        this.keepFields = builder.keepFields;
    }

    /**
     * A parser with its options.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All tasks of some files, read one after the other as the stream is consumed.
     *
     * @param files logs, one JSON message a line; compressed ones are not unpacked, see {@link #addAll(InputStream, String)}
     * @return complete tasks as they become complete, then the incomplete ones; to be closed when not read to its end.
     *     It throws {@link java.io.UncheckedIOException} when a file cannot be read
     */
    public static Stream<Task> parse(Path... files) {
        return builder().parse(files);
    }

    /**
     * Adds a line whose source has no name; lines are counted from 1.
     *
     * @param json one message, with or without the line's end
     */
    public void add(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        add(bytes, 0, bytes.length, "<lines>", ++line);
    }

    /**
     * Adds a line.
     *
     * @param bytes where the line is; copied
     * @param offset where it begins
     * @param length how long it is, with or without the line's end
     * @param source the name of its source, for reports
     * @param lineNumber its number there, from 1
     */
    public void add(byte[] bytes, int offset, int length, String source, long lineNumber) {
        try {
            Envelope usual = scanner.scan(bytes, offset, length);
            Envelope envelope = usual == null ? shared(reader.read(bytes, offset, length)) : usual;
            add(envelope, bytes, offset, length, source, lineNumber);
        } catch (RefusedMessageException e) {
            String text = new String(bytes, offset, Math.min(length, MAX_REPORTED), UTF_8);
            refused.accept(new RefusedLine(source, lineNumber, e.isJson(), e.reason(), text.stripTrailing()));
        }
    }

    private void add(Envelope envelope, byte[] bytes, int offset, int length, String source, long lineNumber)
            throws RefusedMessageException {
        OpenTask known = open.get(envelope.taskUuid());
        OpenTask task = known == null ? new OpenTask(envelope.taskUuid()) : known;
        byte[] json = keepFields.test(envelope.type()) ? Arrays.copyOfRange(bytes, offset, offset + length) : null;
        long size = sizeOf(envelope, json) + (known == null ? TASK_SIZE : 0);
        task.add(new WrittenMessage(envelope, task.uuid(), json, source, lineNumber), size, ++added);
        openBytes += size;
        settle(task, known == null);
    }

    /** What a message costs in memory, about. */
    private static long sizeOf(Envelope envelope, byte @Nullable [] json) {
        return 104L + 4L * envelope.level().depth() + (json == null ? 0 : 16 + json.length);
    }

    /** With a type that all such messages share. */
    private Envelope shared(Envelope envelope) {
        String type = envelope.type();
        if (type == null || types.size() >= MAX_SHARED_TYPES) {
            return envelope;
        }
        String known = types.putIfAbsent(type, type);
        return known == null
                ? envelope
                : new Envelope(envelope.taskUuid(), envelope.level(), envelope.timestamp(), known, envelope.status());
    }

    private void settle(OpenTask task, boolean isNew) {
        if (task.isComplete()) {
            if (!isNew) {
                open.remove(task.uuid());
            }
            handOut(task, false);
        } else if (isNew) {
            open.put(task.uuid(), task);
        }
        if (openBytes > maxOpenBytes) {
            cutShort();
        }
    }

    private void handOut(OpenTask task, boolean isCutShort) {
        openBytes -= task.bytes();
        tasks.accept(task.close(isCutShort));
    }

    /** Gives up waiting for the tasks that waited longest for a further message, until a quarter is free again. */
    private void cutShort() {
        List<OpenTask> stalest = new ArrayList<>(open.values());
        stalest.sort(Comparator.comparingLong(OpenTask::lastTouched));
        for (OpenTask task : stalest) {
            if (openBytes <= maxOpenBytes / 4 * 3) {
                return;
            }
            open.remove(task.uuid());
            handOut(task, true);
        }
    }

    /**
     * Adds all lines of a stream.
     *
     * @param input read to its end, not closed; such as a {@link java.util.zip.GZIPInputStream} over a compressed file
     * @param source its name, for reports
     * @throws IOException if the stream fails; what was read before has been added
     */
    public void addAll(InputStream input, String source) throws IOException {
        LineReader lines = new LineReader(input);
        while (lines.next()) {
            add(lines, source);
        }
    }

    /**
     * Adds the line a reader stands at.
     *
     * @param lines stands at a line; stays there
     * @param source the name of what it reads, for reports
     */
    public void add(LineReader lines, String source) {
        if (lines.isCut()) {
            String text = new String(lines.buffer(), lines.offset(), MAX_REPORTED, UTF_8);
            refused.accept(new RefusedLine(source, lines.number(), false, "the line is too long", text));
        } else {
            add(lines.buffer(), lines.offset(), lines.length(), source, lines.number());
        }
    }

    /**
     * Adds all lines of a file.
     *
     * @param file a log, one JSON message a line, not compressed
     * @throws IOException if the file cannot be read
     */
    public void addAll(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            addAll(input, file.toString());
        }
    }

    /**
     * The tasks that wait for further messages, as they are now. They go on waiting.
     *
     * @return in the order of their first messages
     */
    public List<Task> incompleteTasks() {
        return open.values().stream().map(task -> task.close(false)).toList();
    }

    /** Hands out the incomplete tasks, in the order of their first messages, and forgets them. */
    public void finish() {
        List<OpenTask> left = new ArrayList<>(open.values());
        open.clear();
        left.forEach(task -> handOut(task, false));
    }

    /**
     * The options of a parser.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private Consumer<? super RefusedLine> refused = line -> {};
        private long maxOpenBytes = Runtime.getRuntime().maxMemory() / 2;
        private Predicate<@Nullable String> keepFields = type -> true;

        private Builder() {}

        /**
         * Is told of every line that is no message of a task. By default nobody is.
         *
         * @param consumer called by the thread that adds the line
         * @return this builder
         */
        public Builder onRefusedLine(Consumer<? super RefusedLine> consumer) {
            refused = Objects.requireNonNull(consumer, "consumer");
            return this;
        }

        /**
         * How much memory open tasks may take, about; by default half of what the virtual machine may use. Beyond it the
         * tasks that waited longest for a message are handed out {@linkplain Task#isCutShort() cut short}.
         *
         * @param bytes more than 0
         * @return this builder
         */
        public Builder maxOpenBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The bytes of open tasks must be more than 0, not " + bytes);
            }
            maxOpenBytes = bytes;
            return this;
        }

        /**
         * Keeps of each message only what places it, for programs that look at the tree and not at the fields.
         *
         * @return this builder
         */
        public Builder withoutFields() {
            return withFieldsOf(type -> false);
        }

        /**
         * Keeps the fields of some messages only, and of the others what places them.
         *
         * @param types whether to keep the fields of messages of that type; null for messages that have none
         * @return this builder
         */
        public Builder withFieldsOf(Predicate<@Nullable String> types) {
            keepFields = Objects.requireNonNull(types, "types");
            return this;
        }

        /**
         * The parser.
         *
         * @param tasks is handed each task when it is complete or given up, by the thread that adds lines; what it throws
         *     passes through
         * @return a new parser
         */
        public TaskParser build(Consumer<? super Task> tasks) {
            return new TaskParser(this, Objects.requireNonNull(tasks, "tasks"));
        }

        /**
         * All tasks of some files, read one after the other as the stream is consumed.
         *
         * @param files logs, one JSON message a line, not compressed
         * @return see {@link TaskParser#parse(Path...)}
         */
        public Stream<Task> parse(Path... files) {
            return TaskStream.of(this, List.of(files));
        }

        /**
         * All tasks of some lines, read as the stream is consumed.
         *
         * @param lines one JSON message each
         * @return complete tasks as they become complete, then the incomplete ones; closing it closes the lines
         */
        public Stream<Task> parse(Stream<String> lines) {
            return TaskStream.of(this, lines);
        }
    }
}
