// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.ActionStatus;
import io.eliot.message.FieldNames;
import io.eliot.message.TaskLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads of one line what places the message. The whole line is checked to be JSON. */
final class EnvelopeReader {
    private @Nullable String taskUuid;
    private int @Nullable [] level;
    private int depth;
    private double timestamp;
    private @Nullable String messageType;
    private @Nullable String actionType;
    private @Nullable String status;
    private @Nullable String problem;
    private int[] elements = new int[16];

    Envelope read(byte[] bytes, int offset, int length) throws RefusedMessageException {
        clear();
        try (JsonParser parser = JsonLines.parser(bytes, offset, length)) {
            readLine(parser);
        } catch (JacksonException e) {
            throw RefusedMessageException.notJson("not JSON: " + e.getOriginalMessage());
        }
        return envelope();
    }

    private void clear() {
        taskUuid = null;
        level = null;
        timestamp = Double.NaN;
        messageType = null;
        actionType = null;
        status = null;
        problem = null;
    }

    private void readLine(JsonParser parser) throws RefusedMessageException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw RefusedMessageException.notJson("not JSON: the line is empty");
        }
        if (first == JsonToken.START_OBJECT) {
            readFields(parser);
        } else {
            parser.skipChildren();
            problem = "not an Eliot message: JSON, but no object";
        }
        if (parser.nextToken() != null) {
            throw RefusedMessageException.notJson("not JSON: more text after the end of the value");
        }
    }

    private void readFields(JsonParser parser) {
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            readField(name, parser);
        }
    }

    private void readField(String name, JsonParser parser) {
        switch (name) {
            case FieldNames.TASK_UUID -> taskUuid = uuid(parser);
            case FieldNames.TASK_LEVEL -> level = level(parser);
            case FieldNames.TIMESTAMP -> timestamp = timestamp(parser);
            case FieldNames.MESSAGE_TYPE -> messageType = type(parser);
            case FieldNames.ACTION_TYPE -> actionType = type(parser);
            case FieldNames.ACTION_STATUS -> status = type(parser);
            default -> parser.skipChildren();
        }
    }

    private @Nullable String uuid(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        problem = "task_uuid is no string";
        parser.skipChildren();
        return null;
    }

    private int @Nullable [] level(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            problem = "task_level is no array";
            parser.skipChildren();
            return null;
        }
        depth = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            addElement(parser);
        }
        return elements;
    }

    private void addElement(JsonParser parser) {
        if (!isPositiveInt(parser)) {
            problem = "task_level has an element that is no positive integer";
            parser.skipChildren();
            return;
        }
        if (depth == elements.length) {
            elements = Arrays.copyOf(elements, depth * 2);
        }
        elements[depth++] = parser.getIntValue();
    }

    private static boolean isPositiveInt(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT
                && parser.getIntValue() > 0;
    }

    private static double timestamp(JsonParser parser) {
        if (parser.currentToken().isNumeric()) {
            return parser.getDoubleValue();
        }
        parser.skipChildren();
        return Double.NaN;
    }

    /** Types that are no strings are odd but legal; null is as good as absent (spec R3). */
    private static @Nullable String type(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token.isStructStart()) {
            parser.skipChildren();
            return token == JsonToken.START_ARRAY ? "[…]" : "{…}";
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    private Envelope envelope() throws RefusedMessageException {
        refuseIf(problem != null, String.valueOf(problem));
        if (taskUuid == null) {
            throw RefusedMessageException.notEliot("task_uuid is missing");
        }
        refuseIf(level == null, "task_level is missing");
        refuseIf(depth == 0, "task_level is empty");
        TaskLevel place = TaskLevel.of(Arrays.copyOf(elements, depth));
        return actionType == null
                ? new Envelope(taskUuid, place, timestamp, messageType, null)
                : new Envelope(taskUuid, place, timestamp, actionType, status(place));
    }

    private ActionStatus status(TaskLevel place) throws RefusedMessageException {
        refuseIf(status == null, "action_status is missing beside action_type");
        for (ActionStatus known : ActionStatus.values()) {
            if (known.wireName().equals(status)) {
                refuseIf(
                        known == ActionStatus.STARTED && place.last() != 1,
                        "an action starts at " + place + ", which is not the first place of its parent");
                return known;
            }
        }
        throw RefusedMessageException.notEliot("action_status is neither started nor succeeded nor failed");
    }

    private static void refuseIf(boolean refused, String reason) throws RefusedMessageException {
        if (refused) {
            throw RefusedMessageException.notEliot(reason);
        }
    }
}
