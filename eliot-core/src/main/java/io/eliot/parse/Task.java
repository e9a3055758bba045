// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that was seen of one task: its tree, whether it is whole, and what was seen twice.
 *
 * <p>Immutable.
 *
 * @param uuid the task's name, as written
 * @param root the tree: an action, or the one message of a task that has no action
 * @param isComplete whether every message of the task was seen (spec R9)
 * @param isCutShort whether the parser gave the task out before its time, to bound memory; what arrives later comes as
 *     another task of the same name
 * @param messageCount how many messages were added to the task, repeated ones included
 * @param repeated messages whose place was already taken, in the order read
 * @since 0.1.0
 */
public record Task(
        String uuid,
        WrittenNode root,
        boolean isComplete,
        boolean isCutShort,
        long messageCount,
        List<RepeatedPlace> repeated) {
    /**
     * All places of the task that no message was seen of, from the outside in and in order.
     *
     * @return empty for a complete task, and for a task that is one message
     */
    public List<MissingPlaces> missingPlaces() {
        return ActionWalk.gather(root, WrittenAction::missingPlaces);
    }

    /**
     * All of the task that stands behind the end of the action it is in.
     *
     * @return from the outside in and in order; empty for a complete task
     * @see WrittenAction#childrenAfterEnd()
     */
    public List<WrittenNode> nodesAfterEnd() {
        return ActionWalk.gather(root, WrittenAction::childrenAfterEnd);
    }

    /**
     * All messages of the task that stand in its tree.
     *
     * @return in the order of their places
     */
    public Stream<WrittenMessage> messages() {
        return MessageWalk.of(root);
    }
}
