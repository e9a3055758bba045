// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.TaskLevel;
import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lines of one drawing share: the options, made into what is written. */
final class Writing {
    private static final int MAX_LEVELS = 32;

    private final TreeRenderer.Builder options;
    private final Paint paint;
    private final Strokes strokes;
    private final Labels labels;
    private final ValueText values;
    private final Times times;
    private final Spelling spelling;
    private final Names names;
    private final List<Field> inherited;

    Writing(TreeRenderer.Builder options, Paint paint, Strokes strokes) {
        this.options = options;
        this.paint = paint;
        this.strokes = strokes;
        Unprintable unprintable = options.isPython ? Unprintable.PYTHON : Unprintable.ALL;
        this.labels = new Labels(unprintable);
        this.values = new ValueText(options.fieldLimit, unprintable);
        this.times = new Times(options.zone);
        this.spelling = options.isPython ? Spelling.PYTHON : Spelling.LOG;
        this.names = new Names(options.ignoredKeys);
        this.inherited = List.of();
    }

    private Writing(Writing outside, List<Field> inherited) {
        this.options = outside.options;
        this.paint = outside.paint;
        this.strokes = outside.strokes;
        this.labels = outside.labels;
        this.values = outside.values;
        this.times = outside.times;
        this.spelling = outside.spelling;
        this.names = outside.names;
        this.inherited = inherited;
    }

    /** What is inside an action that started with these fields. */
    Writing inside(WrittenMessage start) {
        if (options.inheritedKeys.isEmpty()) {
            return this;
        }
        List<Field> known = allFieldsOf(start).list().stream()
                .filter(field -> options.inheritedKeys.contains(field.name()))
                .toList();
        return new Writing(this, known);
    }

    boolean isPython() {
        return options.isPython;
    }

    boolean showsMissing() {
        return !options.isPython && !options.isPartOfLog;
    }

    Strokes strokes() {
        return strokes;
    }

    ValueText values() {
        return values;
    }

    MessageFields fieldsOf(WrittenMessage message) {
        return allFieldsOf(message).without(inherited);
    }

    private MessageFields allFieldsOf(WrittenMessage message) {
        return MessageFields.of(message, spelling, names);
    }

    /** Writes the name of a field or the type of an action or message, on one line whatever it is. */
    void paintLabel(Part part, String label, Utf8Text out) {
        begin(part, out);
        out.append(labels.of(label));
        end(part, out);
    }

    void paint(Part part, String text, Utf8Text out) {
        begin(part, out);
        out.append(text);
        end(part, out);
    }

    /** Takes the looks of the part for what is appended up to {@link #end}. */
    void begin(Part part, Utf8Text out) {
        if (!paint.isPlain()) {
            out.append(paint.before(part));
        }
    }

    void end(Part part, Utf8Text out) {
        if (!paint.isPlain()) {
            out.append(paint.after(part));
        }
    }

    void paintLevel(TaskLevel level, Utf8Text out) {
        begin(Part.TASK_LEVEL, out);
        if (isShownWhole(level)) {
            for (int i = 0; i < level.depth(); i++) {
                out.append('/').append(level.get(i));
            }
        } else {
            out.append(level(level));
        }
        end(Part.TASK_LEVEL, out);
    }

    /** All of a level, or of a very deep one the two ends. */
    String level(TaskLevel level) {
        if (isShownWhole(level)) {
            return level.toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MAX_LEVELS / 2; i++) {
            text.append('/').append(level.get(i));
        }
        text.append("/…");
        for (int i = level.depth() - MAX_LEVELS / 2; i < level.depth(); i++) {
            text.append('/').append(level.get(i));
        }
        return text.toString();
    }

    private boolean isShownWhole(TaskLevel level) {
        return level.depth() <= MAX_LEVELS || options.isPython;
    }

    /** When the message was logged; null if it does not say. */
    @Nullable
    String time(WrittenMessage message, MessageFields fields) {
        String text = options.isRaw ? null : times.toSecond(message.timestamp());
        return limited(text == null ? fields.timestamp() : text);
    }

    /** The original cuts times like any other value. */
    private @Nullable String limited(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return options.isPython ? values.shown(text) : values.onOneLine(text);
    }

    /** How long an action took; null if its messages do not say. */
    @Nullable
    String duration(WrittenMessage start, WrittenMessage end, MessageFields startFields) {
        double seconds = end.timestamp() - start.timestamp();
        if (Double.isNaN(seconds)) {
            return null;
        }
        if (!options.isRaw) {
            return limited(Times.duration(seconds));
        }
        boolean isWhole = startFields.isWholeTimestamp() && fieldsOf(end).isWholeTimestamp();
        return limited(isWhole ? Long.toString((long) seconds) : Spelling.repr(seconds));
    }
}
