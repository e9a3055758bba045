// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.ActionStatus;
import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Theme.Part;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A standalone message, or the end of an action. */
final class MessageLine implements Line {
    private final WrittenMessage message;
    private final Writing writing;
    private final boolean isRepeated;
    private final MessageFields fields;
    private final Headline headline;

    MessageLine(WrittenMessage message, boolean isRepeated, Writing writing) {
        this.message = message;
        this.writing = writing;
        this.isRepeated = isRepeated;
        this.fields = writing.fieldsOf(message);
        this.headline = writing.isPython() ? Headline.none(fields.list()) : Headline.of(message, fields.list());
    }

    @Override
    public void write(Utf8Text out) {
        String type = message.type();
        if (type == null && writing.isPython()) {
            out.append("<unnamed>");
            return;
        }
        writing.paintLabel(Part.PARENT, type == null ? "<unnamed>" : type, out);
        writing.paintLevel(message.level(), out);
        headline.write(writing, out);
        writeStatus(message.status(), message.status(), writing, out);
        writeTime(message, fields, writing, out);
        if (isRepeated) {
            out.append(' ');
            writing.paint(Part.ERROR, "(repeated)", out);
        }
    }

    /** Writes the status in the colour of the one that it comes to in the end. */
    static void writeStatus(
            @Nullable ActionStatus status, @Nullable ActionStatus outcome, Writing writing, Utf8Text out) {
        if (status == null) {
            return;
        }
        out.append(writing.strokes().arrow());
        if (outcome == null || outcome == ActionStatus.STARTED) {
            out.append(status.wireName());
        } else {
            boolean succeeded = outcome == ActionStatus.SUCCEEDED;
            writing.paint(succeeded ? Part.STATUS_SUCCESS : Part.STATUS_FAILURE, status.wireName(), out);
        }
    }

    static void writeTime(WrittenMessage message, MessageFields fields, Writing writing, Utf8Text out) {
        String time = writing.time(message, fields);
        if (time != null) {
            out.append(' ');
            writing.paint(Part.TIMESTAMP, time, out);
        }
    }

    @Override
    public Iterator<Line> inside() {
        return FieldLine.of(headline.rest(), writing);
    }
}
