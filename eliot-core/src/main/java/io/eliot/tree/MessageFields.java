// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Names.Name;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one message, sorted by name, and its timestamp as it is written. */
final class MessageFields {
    private static final Comparator<Field> BY_NAME = (a, b) -> CodePoints.compare(a.name(), b.name());
    private static final int NONE = -1;

    private final List<Field> fields;
    private final FieldReader reader;
    private final int timestampAt;

    private MessageFields(List<Field> fields, FieldReader reader, int timestampAt) {
        this.fields = fields;
        this.reader = reader;
        this.timestampAt = timestampAt;
    }

    /** The fields but for the ignored ones and those that place the message. */
    static MessageFields of(WrittenMessage message, Spelling spelling, Names names) {
        FieldReader reader = new FieldReader(message.jsonBytes(), spelling, names);
        List<Field> fields = new ArrayList<>();
        int timestampAt = NONE;
        Name name;
        while ((name = reader.nextName()) != null) {
            switch (name.role()) {
                case SHOWN -> fields.add(new Field(name.text(), reader.read()));
                case TIME -> {
                    timestampAt = reader.position();
                    reader.skip();
                }
                case HIDDEN -> reader.skip();
            }
        }
        sort(fields);
        return new MessageFields(fields, reader, timestampAt);
    }

    /** Sorts by name; of fields with the same name the last one counts. */
    static void sort(List<Field> fields) {
        fields.sort(BY_NAME);
        for (int i = fields.size() - 1; i > 0; i--) {
            if (fields.get(i).name().equals(fields.get(i - 1).name())) {
                fields.remove(i - 1);
            }
        }
    }

    MessageFields without(List<Field> known) {
        return known.isEmpty()
                ? this
                : new MessageFields(
                        fields.stream().filter(field -> !known.contains(field)).toList(), reader, timestampAt);
    }

    List<Field> list() {
        return fields;
    }

    /** Read when it is asked for: mostly the time is shown, of which the parser keeps the number. */
    @Nullable
    String timestamp() {
        if (timestampAt == NONE) {
            return null;
        }
        return readTimestamp() instanceof Leaf leaf ? leaf.text() : "…";
    }

    boolean isWholeTimestamp() {
        return timestampAt != NONE
                && readTimestamp() instanceof Leaf leaf
                && leaf.text().matches("-?\\d+");
    }

    private Value readTimestamp() {
        reader.moveTo(timestampAt);
        return reader.read();
    }
}
