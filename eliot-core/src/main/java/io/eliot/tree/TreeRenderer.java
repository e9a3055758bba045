// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.FieldNames;
import io.eliot.parse.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * Draws tasks as trees, in the layout of eliot-tree.
 *
 * <pre>{@code
 * 3f2c9b1e-0000-4000-8000-00000000abcd
 * └── order:place/1 ⇒ started 2023-11-14 22:13:20Z ⧖ 1.500s
 *     ├── sku: A-17
 *     ├── … /2 missing
 *     └── order:place/3 ⇒ succeeded 2023-11-14 22:13:22Z
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TreeRenderer {
    private final Strokes strokes;
    private final Paint treePaint;
    private final Writing writing;
    private final int maxIndent;

    private TreeRenderer(Builder options) {
        this.strokes = options.isAscii ? Strokes.ASCII : Strokes.UNICODE;
        this.treePaint = new Paint(options.isTreeColored ? options.theme : Theme.PLAIN, options.isPython);
        this.writing = new Writing(options, new Paint(options.theme, options.isPython), strokes);
        this.maxIndent = options.isPython ? Integer.MAX_VALUE : 100;
    }

    /**
     * A renderer without colours, times in UTC, values cut at 100 characters.
     *
     * @return a renderer with the defaults
     */
    public static TreeRenderer create() {
        return builder().build();
    }

    /**
     * A renderer with its options.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Draws a task.
     *
     * @param task parsed with its fields
     * @return lines, with an empty one at the end
     */
    public String render(Task task) {
        Utf8Text text = new Utf8Text(1024);
        try {
            draw(task, piece -> text.append(piece, 0, piece.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Draws a task, in pieces as it goes.
     *
     * @param task parsed with its fields
     * @param out where the lines are written, and an empty one after them
     * @throws IOException if writing fails
     */
    public void render(Task task, Appendable out) throws IOException {
        draw(task, piece -> out.append(piece.toString()));
    }

    /**
     * Draws a task in UTF-8, in pieces as it goes.
     *
     * @param task parsed with its fields
     * @param out where the lines are written, and an empty one after them; not flushed
     * @throws IOException if writing fails
     */
    public void render(Task task, OutputStream out) throws IOException {
        draw(task, piece -> piece.writeTo(out));
    }

    private void draw(Task task, Drawing.Sink sink) throws IOException {
        new Drawing(sink, strokes, treePaint, maxIndent).draw(new TaskLine(task, writing));
    }

    /**
     * The options of a renderer.
     *
     * @since 0.1.0
     */
    public static final class Builder implements Cloneable {
        private static final Set<String> DEFAULT_IGNORED_KEYS = Set.of(
                FieldNames.ACTION_STATUS,
                FieldNames.ACTION_TYPE,
                FieldNames.TASK_LEVEL,
                FieldNames.TASK_UUID,
                FieldNames.MESSAGE_TYPE);

        boolean isPython;
        boolean isPartOfLog;
        boolean isAscii;
        boolean isRaw;
        boolean isTreeColored = true;
        int fieldLimit = 100;
        Theme theme = Theme.PLAIN;
        ZoneId zone = ZoneOffset.UTC;
        Set<String> ignoredKeys = DEFAULT_IGNORED_KEYS;
        Set<String> inheritedKeys = Set.of();

        private Builder() {}

        /**
         * Writes what eliot-tree writes, byte for byte: values in Python's spelling, objects and arrays always unfolded,
         * nothing about missing or repeated places.
         *
         * @return this builder
         */
        public Builder python() {
            isPython = true;
            return this;
        }

        /**
         * Says nothing of missing places: the log is one of several, and they are expected in another one.
         *
         * @return this builder
         */
        public Builder partOfLog() {
            isPartOfLog = true;
            return this;
        }

        /**
         * Draws with ASCII characters only; values keep theirs.
         *
         * @return this builder
         */
        public Builder ascii() {
            isAscii = true;
            return this;
        }

        /**
         * Shows times and durations as the numbers they are in the log.
         *
         * @return this builder
         */
        public Builder raw() {
            isRaw = true;
            return this;
        }

        /**
         * The colours; by default none.
         *
         * @param theme the looks of all parts
         * @return this builder
         */
        public Builder theme(Theme theme) {
            this.theme = Objects.requireNonNull(theme, "theme");
            return this;
        }

        /**
         * Leaves the lines of the tree without colour.
         *
         * @return this builder
         */
        public Builder plainTree() {
            isTreeColored = false;
            return this;
        }

        /**
         * The length from which on a value is cut; it is also cut at its first newline.
         *
         * @param characters 0 to show all of every value
         * @return this builder
         */
        public Builder fieldLimit(int characters) {
            if (characters < 0) {
                throw new IllegalArgumentException("The field limit must not be negative, but is " + characters);
            }
            fieldLimit = characters;
            return this;
        }

        /**
         * The fields that are not shown, instead of those that the tree shows in its own way: the types, the status.
         *
         * @param keys names; none for the default
         * @return this builder
         */
        public Builder ignoredKeys(Collection<String> keys) {
            ignoredKeys = keys.isEmpty() ? DEFAULT_IGNORED_KEYS : Set.copyOf(keys);
            return this;
        }

        /**
         * The fields that hold for all of an action, such as the name of the service: shown where they change, not where
         * they are as at the start of the enclosing action. By default none.
         *
         * @param keys names
         * @return this builder
         */
        public Builder inheritedKeys(Collection<String> keys) {
            inheritedKeys = Set.copyOf(keys);
            return this;
        }

        /**
         * The time zone; by default UTC, which alone is marked with a {@code Z}.
         *
         * @param zone for all times
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = Objects.requireNonNull(zone, "zone");
            return this;
        }

        /**
         * The renderer.
         *
         * @return a new renderer with the options as they are now
         */
        public TreeRenderer build() {
            return new TreeRenderer(clone());
        }

        @Override
        protected Builder clone() {
            try {
                return (Builder) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
