// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.TaskLevel;

/**
 * A node of a task's tree as it was written: an action with all that is inside it, or a standalone message.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface WrittenNode permits WrittenAction, WrittenMessage {
    /**
     * The place of the node in its task.
     *
     * @return the level of an action is the parent of the levels of its messages; the root's is {@code /}
     */
    TaskLevel level();
}
