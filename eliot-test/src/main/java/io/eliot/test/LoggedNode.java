// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.message.TaskLevel;

/**
 * What stands in the tree of a task: an action or a message.
 *
 * @since 0.1.0
 */
public sealed interface LoggedNode permits LoggedAction, LoggedMessage {
    /**
     * The task it is part of.
     *
     * @return its uuid
     */
    String taskUuid();

    /**
     * Its place in the task.
     *
     * @return the level of a message; of an action, the level its messages are in
     */
    TaskLevel level();

    /**
     * What kind of action or message it is.
     *
     * @return {@code action_type} or {@code message_type}
     */
    String type();
}
