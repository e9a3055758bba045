// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An action put together from its messages; each of them may be missing (spec R2).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class WrittenAction implements WrittenNode {
    private final WrittenMessage anchor;
    private final int depth;
    private final @Nullable WrittenMessage start;
    private final @Nullable WrittenMessage end;
    private final List<WrittenNode> children;
    private final boolean complete;
    private final boolean whole;

    /**
     * The level is not kept: 100,000 actions in one another would need gigabytes for theirs.
     *
     * @param anchor the first message seen inside the action, of whose level the first {@code depth} elements are the action's
     */
    WrittenAction(
            WrittenMessage anchor,
            int depth,
            @Nullable WrittenMessage start,
            @Nullable WrittenMessage end,
            List<WrittenNode> children,
            boolean complete) {
        this.anchor = anchor;
        this.depth = depth;
        this.start = start;
        this.end = end;
        this.children = children;
        this.complete = complete;
        this.whole =
                start != null && end != null && hasNoGaps(children, end.level().last());
    }

    private static boolean hasNoGaps(List<WrittenNode> children, int end) {
        int expected = 2;
        for (WrittenNode child : children) {
            if (indexOf(child) != expected++ || (child instanceof WrittenAction action && !action.whole)) {
                return false;
            }
        }
        return expected == end;
    }

    @Override
    public TaskLevel level() {
        int[] elements = new int[depth];
        for (int i = 0; i < depth; i++) {
            elements[i] = anchor.level().get(i);
        }
        return TaskLevel.of(elements);
    }

    /**
     * The number of elements of {@link #level()}.
     *
     * @return 0 for the root of a task
     */
    public int depth() {
        return depth;
    }

    /**
     * Which thing this is in its parent.
     *
     * @return from 1 up; 0 for the root
     */
    public int index() {
        return depth == 0 ? 0 : anchor.level().get(depth - 1);
    }

    /**
     * The first message.
     *
     * @return null when it is missing
     */
    public @Nullable WrittenMessage start() {
        return start;
    }

    /**
     * The last message.
     *
     * @return null when it is missing
     */
    public @Nullable WrittenMessage end() {
        return end;
    }

    /**
     * The message that the action became known by.
     *
     * @return its first one in the order read, or the first one of something inside it
     */
    public WrittenMessage firstSeen() {
        return anchor;
    }

    /**
     * What is inside the action, without its own start and end.
     *
     * @return by level; unmodifiable
     */
    public List<WrittenNode> children() {
        return children;
    }

    /**
     * The type, from the start message or else the end message.
     *
     * @return null when both are missing
     */
    public @Nullable String type() {
        if (start != null) {
            return start.type();
        }
        return end == null ? null : end.type();
    }

    /**
     * How far the action is, as far as the log tells.
     *
     * @return null when neither its start nor its end was seen
     */
    public @Nullable ActionStatus status() {
        if (end != null) {
            return end.status();
        }
        return start == null ? null : start.status();
    }

    /**
     * When the action started.
     *
     * @return seconds since the Unix epoch; NaN when unknown
     */
    public double startTime() {
        return start == null ? Double.NaN : start.timestamp();
    }

    /**
     * When the action ended.
     *
     * @return seconds since the Unix epoch; NaN when unknown
     */
    public double endTime() {
        return end == null ? Double.NaN : end.timestamp();
    }

    /**
     * How long the action took.
     *
     * @return seconds; NaN when unknown
     */
    public double duration() {
        return endTime() - startTime();
    }

    /**
     * Whether start, end and everything between them were seen, all through (spec R9). Once true it stays true for the
     * parser: a message that arrives too late does not make an action incomplete again.
     *
     * @return whether the action was complete
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * The places directly in this action that no message was seen of. Those inside its children are the children's.
     *
     * @return in order; empty when none is missing
     */
    public List<MissingPlaces> missingPlaces() {
        if (whole) {
            return List.of();
        }
        List<MissingPlaces> missing = new ArrayList<>();
        int expected = start == null ? 1 : 2;
        for (WrittenNode child : children) {
            if (isBeforeEnd(child)) {
                expected = addGap(missing, expected, indexOf(child));
            }
        }
        if (end == null) {
            missing.add(new MissingPlaces(this, expected, MissingPlaces.UNKNOWN));
        } else {
            addGap(missing, expected, end.level().last());
        }
        return missing;
    }

    /**
     * What is directly in the action behind its end: logged too late, so that the action never becomes complete (spec R11).
     *
     * @return in order; empty when the end is missing
     */
    public List<WrittenNode> childrenAfterEnd() {
        return whole
                ? List.of()
                : children.stream().filter(child -> !isBeforeEnd(child)).toList();
    }

    private boolean isBeforeEnd(WrittenNode child) {
        return end == null || indexOf(child) <= end.level().last();
    }

    private int addGap(List<MissingPlaces> missing, int expected, int found) {
        if (found > expected) {
            missing.add(new MissingPlaces(this, expected, found - 1));
        }
        // The last place there can be has none after it.
        return Math.max(expected, found == Integer.MAX_VALUE ? found : found + 1);
    }

    private static int indexOf(WrittenNode child) {
        return child instanceof WrittenAction action
                ? action.index()
                : child.level().last();
    }

    /** Stricter than {@link #isComplete()}, which counts: no place inside is empty, all through. */
    boolean isWhole() {
        return whole;
    }

    /** Equal by the messages inside and their places (spec R2). */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenAction action
                && depth == action.depth
                && complete == action.complete
                && MessageWalk.of(this).toList().equals(MessageWalk.of(action).toList());
    }

    @Override
    public int hashCode() {
        return Objects.hash(depth, anchor.taskUuid(), type());
    }

    /** Such as {@code uuid/3 order:place}. */
    @Override
    public String toString() {
        return anchor.taskUuid() + level() + (type() == null ? "" : " " + type());
    }
}
