// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

import java.util.Objects;

/**
 * A reserved place in a task, in the form in which it is handed to another thread or process:
 * {@code 6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b@/3/2} (spec C). Each is to be continued once (spec C7).
 *
 * @param taskUuid the task: 1 to 128 printable ASCII characters, no blank and no {@code @}; usually a UUID
 * @param level the place reserved in it, never the root
 * @since 0.1.0
 */
public record TaskId(String taskUuid, TaskLevel level) {
    /** The HTTP request header that carries a task id (spec C9). */
    public static final String HEADER = "x-eliot-task-id";

    private static final int LONGEST_UUID = 128;
    private static final int LONGEST = 4096;

    /**
     * Checks the parts as {@link #parse} does.
     *
     * @param taskUuid the task
     * @param level the place reserved in it
     * @throws IllegalArgumentException if the uuid or the level is not of the form above
     */
    public TaskId {
        Objects.requireNonNull(level, "level");
        if (!isUuid(taskUuid) || level.equals(TaskLevel.ROOT)) {
            throw new MalformedTaskIdException(taskUuid + "@" + level);
        }
    }

    /**
     * Reads the text form, strictly: what no Eliot ever wrote is refused (spec W4).
     *
     * @param taskId the text, at most 4096 characters
     * @return the task id
     * @throws MalformedTaskIdException if the text is not a task id
     */
    public static TaskId parse(String taskId) {
        int at = taskId.indexOf('@');
        if (at < 0 || taskId.length() > LONGEST) {
            throw new MalformedTaskIdException(taskId);
        }
        try {
            return new TaskId(taskId.substring(0, at), TaskLevel.parse(taskId.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            throw new MalformedTaskIdException(taskId);
        }
    }

    private static boolean isUuid(String text) {
        if (text.isEmpty() || text.length() > LONGEST_UUID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '@') {
                return false;
            }
        }
        return true;
    }

    /** The text form, as sent in the header {@value #HEADER}. */
    @Override
    public String toString() {
        return taskUuid + "@" + level;
    }
}
