// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.json.EncodedMessage;
import io.eliot.json.JsonBuffer;
import io.eliot.json.ValueEncoder;
import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import io.eliot.parse.JsonLines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was logged, with its values as they stand on the wire (spec N15).
 *
 * <p>Immutable. Two are equal if they say the same.
 *
 * @since 0.1.0
 */
public final class LoggedMessage implements LoggedNode {
    private final EncodedMessage message;
    private final ValueEncoder values;

    LoggedMessage(EncodedMessage message, ValueEncoder values) {
        this.message = message;
        this.values = values;
    }

    /**
     * The messages of a type, without those that start or end an action (spec N15).
     *
     * @param messages to choose from
     * @param messageType the type
     * @return in the order given, empty if there is none
     */
    public static List<LoggedMessage> ofType(List<LoggedMessage> messages, String messageType) {
        return messages.stream()
                .filter(message -> message.status() == null && message.type().equals(messageType))
                .toList();
    }

    @Override
    public String taskUuid() {
        return message.taskUuid();
    }

    @Override
    public TaskLevel level() {
        return message.taskLevel();
    }

    @Override
    public String type() {
        return message.type();
    }

    /**
     * What the message says of its action.
     *
     * @return the status, null unless it starts or ends an action
     */
    public @Nullable ActionStatus status() {
        return message.status();
    }

    /**
     * All fields, those of the envelope too.
     *
     * @return a new map in the order of the line; numbers are {@code Integer}, {@code Long}, {@code BigInteger} or
     *     {@code Double}, objects maps, arrays lists (spec W6)
     */
    public Map<String, @Nullable Object> fields() {
        return JsonLines.readMap(bytes());
    }

    private byte[] bytes() {
        byte[] line = new byte[message.size()];
        message.bytes().get(line);
        return line;
    }

    /**
     * Whether the message has each of these fields with an equal value; others do not matter (spec N14).
     *
     * @param expected names to values, compared as the logger would write them
     * @return whether they are all there
     */
    public boolean contains(Map<String, ? extends @Nullable Object> expected) {
        Map<String, @Nullable Object> fields = fields();
        return expected.entrySet().stream()
                .allMatch(field -> fields.containsKey(field.getKey())
                        && equal(fields.get(field.getKey()), onTheWire(field.getKey(), field.getValue())));
    }

    private static boolean equal(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }

    /**
     * What a value would be if it had been a field of this message: written by the same encoder, and read again.
     *
     * @param name the field's name
     * @param value anything
     * @return comparable to the values of {@link #fields()}
     */
    public @Nullable Object onTheWire(String name, @Nullable Object value) {
        JsonBuffer json = new JsonBuffer(128);
        json.raw((byte) '{');
        json.string(name);
        json.raw((byte) ':');
        values.encode(name, value, json);
        json.raw((byte) '}');
        return JsonLines.readMap(Arrays.copyOf(json.array(), json.length())).get(name);
    }

    /**
     * The line itself.
     *
     * @return a JSON object
     */
    public String json() {
        return message.json();
    }

    EncodedMessage encoded() {
        return message;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoggedMessage logged && fields().equals(logged.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    /** The line. */
    @Override
    public String toString() {
        return json();
    }
}
