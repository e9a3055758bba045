// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

import io.eliot.message.FieldNames;
import io.eliot.parse.Task;
import io.eliot.parse.WrittenMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to show of a log: a task by its name, messages by time and content. All that is asked for must hold of one
 * message.
 *
 * @param taskUuid the only task, or null for all
 * @param start microseconds since the epoch from which on messages count, or null
 * @param end microseconds since the epoch before which messages count, or null
 * @param queries must all match
 */
public record Selection(
        @Nullable String taskUuid,
        @Nullable Long start,
        @Nullable Long end,
        List<Query> queries) {

    /** Whether everything is selected. */
    public boolean isAll() {
        return taskUuid == null && start == null && end == null && queries.isEmpty();
    }

    /** Whether the message is selected. */
    public boolean matches(Map<String, @Nullable Object> message) {
        return (taskUuid == null || taskUuid.equals(message.get(FieldNames.TASK_UUID)))
                && isInTime(message.get(FieldNames.TIMESTAMP))
                && queries.stream().allMatch(query -> query.matches(message));
    }

    private boolean isInTime(@Nullable Object timestamp) {
        if (start == null && end == null) {
            return true;
        }
        if (!(timestamp instanceof Number number)) {
            return false;
        }
        double seconds = number.doubleValue();
        if (!Double.isFinite(seconds)) {
            return false;
        }
        long micros = Instants.micros(seconds);
        return (start == null || micros >= start) && (end == null || micros < end);
    }

    /** Whether the task has a message that is selected. */
    public boolean matches(Task task) {
        if (taskUuid != null && !taskUuid.equals(task.uuid())) {
            return false;
        }
        boolean isDecided = start == null && end == null && queries.isEmpty();
        return isDecided || task.messages().anyMatch(this::matches);
    }

    private boolean matches(WrittenMessage message) {
        return isInTime(message.timestamp()) && (queries.isEmpty() || matches(message.fields()));
    }
}
