// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import io.eliot.parse.MissingPlaces;
import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenMessage;
import io.eliot.parse.WrittenNode;
import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Field;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action: its start message, with what is inside the action below. */
final class ActionLine implements Line {
    private final WrittenAction action;
    private final Set<TaskLevel> repeated;
    private final Writing writing;
    private List<Field> fieldsBelow = List.of();

    ActionLine(WrittenAction action, Set<TaskLevel> repeated, Writing writing) {
        this.action = action;
        this.repeated = repeated;
        this.writing = writing;
    }

    static Line of(WrittenNode node, Set<TaskLevel> repeated, Writing writing) {
        if (node instanceof WrittenAction action) {
            ActionLine line = new ActionLine(action, repeated, writing);
            return writing.isPython() ? line : UnseenLine.over(action, repeated, writing, line);
        }
        return new MessageLine((WrittenMessage) node, repeated.contains(node.level()), writing);
    }

    @Override
    public void write(Utf8Text out) {
        WrittenMessage start = action.start();
        if (start == null) {
            writeUnknown(out);
        } else {
            writeStart(start, out);
        }
    }

    private void writeUnknown(Utf8Text out) {
        if (writing.isPython()) {
            out.append("<unnamed>");
            return;
        }
        String type = action.type();
        writing.paintLabel(Part.PARENT, type == null ? "<unnamed>" : type, out);
        if (action.depth() > 0) {
            writing.paintLevel(action.level(), out);
        }
    }

    private void writeStart(WrittenMessage start, Utf8Text out) {
        MessageFields fields = writing.fieldsOf(start);
        Headline headline = writing.isPython() ? Headline.none(fields.list()) : Headline.of(start, fields.list());
        fieldsBelow = headline.rest();
        writing.paintLabel(Part.PARENT, String.valueOf(start.type()), out);
        writing.paintLevel(start.level(), out);
        headline.write(writing, out);
        WrittenMessage end = action.end();
        MessageLine.writeStatus(start.status(), end == null ? null : end.status(), writing, out);
        MessageLine.writeTime(start, fields, writing, out);
        String duration = end == null ? null : writing.duration(start, end, fields);
        if (duration != null) {
            out.append(writing.strokes().hourglass());
            writing.paint(Part.DURATION, duration, out);
        }
        if (repeated.contains(start.level())) {
            out.append(' ');
            writing.paint(Part.ERROR, "(repeated)", out);
        }
    }

    @Override
    public boolean isFailed() {
        WrittenMessage end = action.end();
        return end != null && end.status() == ActionStatus.FAILED;
    }

    @Override
    public Iterator<Line> inside() {
        return new Inside();
    }

    /** Fields, children and end, with the missing places between them; made one by one, as there may be a million. */
    private final class Inside implements Iterator<Line> {
        private final Iterator<Line> fields = FieldLine.of(fieldsBelow, writing);
        private final List<MissingPlaces> missing;
        private int nextMissing;
        private final List<WrittenNode> children = action.children();
        private int next;
        private final Writing within;
        private @Nullable WrittenMessage end = action.end();

        Inside() {
            WrittenMessage start = action.start();
            within = start == null ? writing : writing.inside(start);
            missing = writing.showsMissing() ? action.missingPlaces() : List.of();
        }

        @Override
        public boolean hasNext() {
            return fields.hasNext() || next < children.size() || end != null || nextMissing < missing.size();
        }

        @Override
        public Line next() {
            if (fields.hasNext()) {
                return fields.next();
            }
            long place = nextPlace();
            if (nextMissing < missing.size() && missing.get(nextMissing).first() < place) {
                return new MissingLine(missing.get(nextMissing++), writing);
            }
            if (next < children.size()) {
                return ActionLine.of(children.get(next++), repeated, within);
            }
            return end();
        }

        private long nextPlace() {
            if (next == children.size()) {
                return end == null ? Long.MAX_VALUE : end.level().last();
            }
            WrittenNode child = children.get(next);
            return child instanceof WrittenAction inner
                    ? inner.index()
                    : child.level().last();
        }

        private Line end() {
            WrittenMessage message = end;
            if (message == null) {
                throw new NoSuchElementException();
            }
            end = null;
            return new MessageLine(message, repeated.contains(message.level()), within);
        }
    }
}
