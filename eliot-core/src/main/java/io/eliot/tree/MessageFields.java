// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.FieldNames;
import io.eliot.parse.JsonLines;
import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Value.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one message, sorted by name, and its timestamp as it is written. */
final class MessageFields {
    private static final Comparator<Field> BY_NAME = (a, b) -> CodePoints.compare(a.name(), b.name());

    private final List<Field> fields;
    private final @Nullable String timestamp;
    private final boolean isWholeTimestamp;

    private MessageFields(List<Field> fields, @Nullable String timestamp, boolean isWholeTimestamp) {
        this.fields = fields;
        this.timestamp = timestamp;
        this.isWholeTimestamp = isWholeTimestamp;
    }

    /** The fields but for the ignored ones and those that place the message. */
    static MessageFields of(WrittenMessage message, Set<String> ignored, Spelling spelling) {
        byte[] json = message.jsonBytes();
        List<Field> fields = new ArrayList<>();
        String timestamp = null;
        boolean isWhole = false;
        try (JsonParser parser = JsonLines.parser(json, 0, json.length)) {
            ValueReader values = new ValueReader(parser, spelling);
            parser.nextToken();
            String name;
            while ((name = parser.nextName()) != null) {
                JsonToken token = parser.nextToken();
                if (name.equals(FieldNames.TIMESTAMP)) {
                    isWhole = token == JsonToken.VALUE_NUMBER_INT;
                    timestamp = values.readText();
                } else if (isPlace(name) || ignored.contains(name)) {
                    parser.skipChildren();
                } else {
                    fields.add(new Field(name, values.read()));
                }
            }
        }
        sort(fields);
        return new MessageFields(fields, timestamp, isWhole);
    }

    private static boolean isPlace(String name) {
        return name.equals(FieldNames.TASK_UUID) || name.equals(FieldNames.TASK_LEVEL);
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
                        fields.stream().filter(field -> !known.contains(field)).toList(), timestamp, isWholeTimestamp);
    }

    List<Field> list() {
        return fields;
    }

    @Nullable
    String timestamp() {
        return timestamp;
    }

    boolean isWholeTimestamp() {
        return isWholeTimestamp;
    }
}
