// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.TaskLevel;

/**
 * Places of one action that no message was seen of, next to each other.
 *
 * @param action the action they are in
 * @param first the number of the first missing place in it, from 1
 * @param last the number of the last one; {@link #UNKNOWN} when the action's end is missing, and with it how many
 *     places there are
 * @since 0.1.0
 */
public record MissingPlaces(WrittenAction action, int first, int last) {
    /** Stands for the last place of an action whose end message is missing. */
    public static final int UNKNOWN = Integer.MAX_VALUE;

    /**
     * Whether this is the open end of an action: its end message, and what may have been before it.
     *
     * @return whether the last place is {@link #UNKNOWN}
     */
    public boolean isOpenEnd() {
        return last == UNKNOWN;
    }

    /**
     * The first missing place. The level is made when it is asked for: a task of 100,000 levels may miss something in
     * every one of them.
     *
     * @return a place in the action
     */
    public TaskLevel firstLevel() {
        return action.level().child(first);
    }

    /**
     * The last missing place.
     *
     * @return a place in the action
     * @throws IllegalStateException if it is {@linkplain #isOpenEnd() unknown}
     */
    public TaskLevel lastLevel() {
        if (isOpenEnd()) {
            throw new IllegalStateException("How many places are missing is unknown, as the end is");
        }
        return action.level().child(last);
    }

    /** Such as {@code /3/2}, {@code /3/2 … /3/5}, {@code /3/6 …} for an open end. */
    @Override
    public String toString() {
        if (isOpenEnd()) {
            return firstLevel() + " …";
        }
        return first == last ? firstLevel().toString() : firstLevel() + " … " + lastLevel();
    }
}
