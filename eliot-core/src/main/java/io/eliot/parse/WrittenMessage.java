// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message as it was written: what places it is read at once, its fields when they are asked for.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class WrittenMessage implements WrittenNode {
    private final String taskUuid;
    private final TaskLevel level;
    private final double timestamp;
    private final @Nullable String type;
    private final @Nullable ActionStatus status;
    private final byte @Nullable [] json;
    private final String source;
    private final long line;

    WrittenMessage(Envelope envelope, String taskUuid, byte @Nullable [] json, String source, long line) {
        this.taskUuid = taskUuid;
        this.level = envelope.level();
        this.timestamp = envelope.timestamp();
        this.type = envelope.type();
        this.status = envelope.status();
        this.json = json;
        this.source = source;
        this.line = line;
    }

    /**
     * The task the message belongs to.
     *
     * @return as written; not necessarily a UUID
     */
    public String taskUuid() {
        return taskUuid;
    }

    @Override
    public TaskLevel level() {
        return level;
    }

    /**
     * When the message was logged.
     *
     * @return seconds since the Unix epoch with fraction; NaN when the message has no timestamp or one that is no number
     */
    public double timestamp() {
        return timestamp;
    }

    /**
     * The action's type when this is the start or end of an action, else the message's type.
     *
     * @return the type as text, or null when the message has none
     */
    public @Nullable String type() {
        return type;
    }

    /**
     * How far the action is, of which this is the start or end.
     *
     * @return the status, or null for a standalone message
     */
    public @Nullable ActionStatus status() {
        return status;
    }

    /**
     * All fields of the message, those that place it included, in the order of the log.
     *
     * @return a new map; numbers are {@code Integer}, {@code Long}, {@code BigInteger} or {@code Double}, objects maps,
     *     arrays lists
     * @throws IllegalStateException if the parser was told not to keep fields
     */
    public Map<String, @Nullable Object> fields() {
        return JsonLines.readMap(requireJson());
    }

    /**
     * The message as it stands in the log.
     *
     * @return a JSON object, without the line's end
     * @throws IllegalStateException if the parser was told not to keep fields
     */
    public String json() {
        return new String(requireJson(), UTF_8);
    }

    /**
     * The message as it stands in the log, in UTF-8.
     *
     * @return a copy
     * @throws IllegalStateException if the parser was told not to keep fields
     */
    public byte[] jsonBytes() {
        return requireJson().clone();
    }

    private byte[] requireJson() {
        if (json == null) {
            throw new IllegalStateException(
                    "The fields of this message were not kept: see TaskParser.Builder.withoutFields()");
        }
        return json;
    }

    /**
     * Where the message was read.
     *
     * @return a file name, or what the caller named it
     */
    public String source() {
        return source;
    }

    /**
     * The number of its line in the source.
     *
     * @return from 1 up
     */
    public long line() {
        return line;
    }

    /** Equal by contents, wherever they were read (spec R1); the order of fields counts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenMessage message
                && taskUuid.equals(message.taskUuid)
                && level.equals(message.level)
                && status == message.status
                && Objects.equals(type, message.type)
                && Double.compare(timestamp, message.timestamp) == 0
                && Arrays.equals(json, message.json);
    }

    @Override
    public int hashCode() {
        return Objects.hash(taskUuid, level);
    }

    /** Such as {@code uuid/3/2 order:placed}. */
    @Override
    public String toString() {
        return taskUuid + level + (type == null ? "" : " " + type);
    }
}
