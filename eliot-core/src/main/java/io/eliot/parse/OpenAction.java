// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An action of a task that is being put together. Whether it is complete is counted as its messages arrive, so that a
 * message costs its depth and nothing else (spec R9).
 */
final class OpenAction {
    private final @Nullable OpenAction parent;
    private final int depth;
    private final WrittenMessage anchor;
    private final Children children = new Children();
    private @Nullable WrittenMessage start;
    private @Nullable WrittenMessage end;
    private int incompleteActions;
    private boolean complete;

    /** Actions whose place a standalone message took; a further message of such an action brings it back (spec R11). */
    private @Nullable Map<Integer, OpenAction> hidden;

    OpenAction(@Nullable OpenAction parent, int depth, WrittenMessage anchor) {
        this.parent = parent;
        this.depth = depth;
        this.anchor = anchor;
    }

    boolean isComplete() {
        return complete;
    }

    int depth() {
        return depth;
    }

    WrittenMessage anchor() {
        return anchor;
    }

    @Nullable
    WrittenMessage start() {
        return start;
    }

    @Nullable
    WrittenMessage end() {
        return end;
    }

    Children children() {
        return children;
    }

    /** The type known so far, of the start or else the end. */
    @Nullable
    String type() {
        if (start != null) {
            return start.type();
        }
        return end == null ? null : end.type();
    }

    /** The action at that place inside this one, or null if there is none yet. */
    @Nullable
    OpenAction find(int index) {
        if (children.get(index) instanceof OpenAction action) {
            return action;
        }
        return hidden == null ? null : hidden.get(index);
    }

    /** The action at that place inside this one: found or made, and in its place. */
    OpenAction open(int index, WrittenMessage message) {
        if (children.get(index) instanceof OpenAction action) {
            return action;
        }
        OpenAction found = find(index);
        OpenAction action = found == null ? new OpenAction(this, depth + 1, message) : found;
        children.put(index, action);
        if (!action.complete) {
            incompleteActions++;
        }
        return action;
    }

    /** Whether the place was taken before. */
    boolean setStart(WrittenMessage message) {
        boolean repeated = start != null || children.get(1) != null;
        start = message;
        return repeated;
    }

    /** Whether the place, or that of another end, was taken before. */
    boolean setEnd(WrittenMessage message) {
        boolean repeated = end != null || children.get(message.level().last()) != null;
        end = message;
        return repeated;
    }

    /** Whether the place was taken before. */
    boolean put(WrittenMessage message) {
        int index = message.level().last();
        Object before = children.put(index, message);
        if (before instanceof OpenAction action) {
            hide(index, action);
        }
        return before != null
                || (index == 1 && start != null)
                || (end != null && end.level().last() == index);
    }

    private void hide(int index, OpenAction action) {
        hidden = hidden == null ? new TreeMap<>() : hidden;
        hidden.put(index, action);
        if (!action.complete) {
            incompleteActions--;
        }
    }

    /** Looks again whether this is complete, and what it completes. Complete once is complete for ever. */
    void update() {
        OpenAction action = this;
        while (action != null && !action.complete && action.hasAll()) {
            action.complete = true;
            action = action.parent;
            if (action != null) {
                action.incompleteActions--;
            }
        }
    }

    private boolean hasAll() {
        return start != null
                && end != null
                && incompleteActions == 0
                && children.size() == end.level().last() - 2;
    }
}
