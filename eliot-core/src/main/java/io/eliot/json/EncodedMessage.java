// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as a destination gets it: a finished line of JSON, and what a destination may want to know of it without
 * reading that line.
 *
 * <p>The bytes belong to the caller and are reused: a message is valid until the destination returns, and a destination
 * that keeps it keeps a {@link #copy()}. Using it later is an {@link IllegalStateException}, never another message.
 * Immutable; a copy may be used by any thread.
 *
 * @since 0.1.0
 */
public final class EncodedMessage {
    private final String taskUuid;
    private final TaskLevel parentLevel;
    private final int index;
    private final String type;
    private final @Nullable ActionStatus status;
    private final long timestampMicros;
    private final @Nullable List<String> problems;
    private @Nullable JsonBuffer line;

    EncodedMessage(
            String taskUuid,
            TaskLevel parentLevel,
            int index,
            String type,
            @Nullable ActionStatus status,
            long timestampMicros,
            @Nullable List<String> problems,
            JsonBuffer line) {
        this.taskUuid = taskUuid;
        this.parentLevel = parentLevel;
        this.index = index;
        this.type = type;
        this.status = status;
        this.timestampMicros = timestampMicros;
        this.problems = problems;
        this.line = line;
    }

    /**
     * The task the message belongs to.
     *
     * @return its uuid
     */
    public String taskUuid() {
        return taskUuid;
    }

    /**
     * The place of the message in its task.
     *
     * @return its level
     */
    public TaskLevel taskLevel() {
        return parentLevel.child(index);
    }

    /**
     * The type of the message, or of the action whose start or end it is.
     *
     * @return {@code message_type} or {@code action_type}, possibly empty
     */
    public String type() {
        return type;
    }

    /**
     * What the message says of its action.
     *
     * @return the status, or null for a standalone message
     */
    public @Nullable ActionStatus status() {
        return status;
    }

    /**
     * When the message was logged.
     *
     * @return microseconds since the Unix epoch
     */
    public long timestampMicros() {
        return timestampMicros;
    }

    /**
     * The length of the line with its line feed.
     *
     * @return bytes
     */
    public int size() {
        return line().length();
    }

    /**
     * The line as bytes: UTF-8, one JSON object, a line feed.
     *
     * @return a read-only view, at the start of the line
     */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(line().array(), 0, size()).asReadOnlyBuffer();
    }

    /**
     * Writes the line with its line feed, in a single write.
     *
     * @param out where to
     * @throws IOException if the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(line().array(), 0, size());
    }

    /**
     * The message as JSON text.
     *
     * @return the line without its line feed
     */
    public String json() {
        return new String(line().array(), 0, size() - 1, StandardCharsets.UTF_8);
    }

    /**
     * What had to be cut or replaced in the values of this message.
     *
     * @return one sentence each, beginning with the path of the field; empty almost always
     */
    public List<String> problems() {
        return problems == null ? line().problems() : problems;
    }

    /**
     * The same message, to be kept.
     *
     * @return a message that stays valid
     */
    public EncodedMessage copy() {
        return withLine(line().copyOfText());
    }

    @Override
    public String toString() {
        return line == null ? taskUuid + "@" + taskLevel() : json();
    }

    JsonBuffer line() {
        if (line == null) {
            throw new IllegalStateException(
                    "A message is valid only until the destination returns: keep message.copy() instead");
        }
        return line;
    }

    void invalidate() {
        line = null;
    }

    EncodedMessage withLine(JsonBuffer other) {
        return new EncodedMessage(taskUuid, parentLevel, index, type, status, timestampMicros, problems(), other);
    }
}
