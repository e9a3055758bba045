// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of a task: {@code /3/2/4} is the fourth thing inside the second thing inside the third thing of
 * the task, {@code /} the task itself (spec B).
 *
 * <p>Immutable. Ordered as the things happened within one parent: element by element, a level before all that is inside
 * it (spec B6).
 *
 * @since 0.1.0
 */
public final class TaskLevel implements Comparable<TaskLevel> {
    /** The level of the task itself, {@code /}. */
    public static final TaskLevel ROOT = new TaskLevel(new int[0]);

    private final int[] elements;

    private TaskLevel(int[] elements) {
        this.elements = elements;
    }

    /**
     * The level with the given elements, outermost first.
     *
     * @param elements positive integers; copied
     * @return the level; {@link #ROOT} for none
     * @throws IllegalArgumentException if an element is less than 1
     */
    public static TaskLevel of(int... elements) {
        for (int element : elements) {
            if (element < 1) {
                throw new IllegalArgumentException(
                        "A task level has positive elements only, not " + Arrays.toString(elements));
            }
        }
        return elements.length == 0 ? ROOT : new TaskLevel(elements.clone());
    }

    /**
     * Reads the text form. Stricter than Python's Eliot, which also takes signs, blanks and empty pieces (spec W4).
     *
     * @param text {@code /} for the root, else {@code /} and a positive integer without leading zeros, once or more
     * @return the level
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static TaskLevel parse(String text) {
        return text.equals("/") ? ROOT : new TaskLevel(elementsOf(text));
    }

    private static int[] elementsOf(String text) {
        int count = slashesIn(text);
        int[] elements = new int[count];
        int position = 0;
        for (int i = 0; i < count; i++) {
            int end = text.indexOf('/', position + 1);
            elements[i] = positive(text, position, end < 0 ? text.length() : end);
            position = end;
        }
        if (count == 0) {
            throw malformed(text);
        }
        return elements;
    }

    private static int slashesIn(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == '/' ? 1 : 0;
        }
        return count;
    }

    private static int positive(String text, int slash, int end) {
        long value = 0;
        for (int i = slash + 1; i < end; i++) {
            char digit = text.charAt(i);
            value = value * 10 + (digit - '0');
            if (digit < '0' || digit > '9' || value == 0 || value > Integer.MAX_VALUE) {
                throw malformed(text);
            }
        }
        if (value == 0 || text.charAt(slash) != '/') {
            throw malformed(text);
        }
        return (int) value;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("Not a task level such as /1/2: " + Quoted.bounded(text));
    }

    /**
     * The first place inside this one.
     *
     * @return this level with 1 appended
     */
    public TaskLevel child() {
        return child(1);
    }

    /**
     * A place inside this one.
     *
     * @param index which one, from 1 up
     * @return this level with the index appended
     * @throws IllegalArgumentException if the index is less than 1
     */
    public TaskLevel child(int index) {
        if (index < 1) {
            throw new IllegalArgumentException("The children of a task level are numbered from 1, not " + index);
        }
        int[] longer = Arrays.copyOf(elements, elements.length + 1);
        longer[elements.length] = index;
        return new TaskLevel(longer);
    }

    /**
     * The place after this one, in the same parent.
     *
     * @return this level with 1 added to its last element
     * @throws IllegalStateException on {@link #ROOT}
     */
    public TaskLevel nextSibling() {
        int[] next = elements.clone();
        next[lastIndex()]++;
        return new TaskLevel(next);
    }

    /**
     * The place this one is in.
     *
     * @return this level without its last element, or null for {@link #ROOT}
     */
    public @Nullable TaskLevel parent() {
        return switch (elements.length) {
            case 0 -> null;
            case 1 -> ROOT;
            default -> new TaskLevel(Arrays.copyOf(elements, elements.length - 1));
        };
    }

    /**
     * Whether both are in the same parent; the root is its own sibling (spec B5).
     *
     * @param other another level
     * @return whether the parents are equal
     */
    public boolean isSiblingOf(TaskLevel other) {
        return elements.length == other.elements.length
                && Arrays.equals(elements, 0, lengthOfParent(), other.elements, 0, lengthOfParent());
    }

    private int lengthOfParent() {
        return Math.max(0, elements.length - 1);
    }

    /**
     * The number of elements.
     *
     * @return 0 for {@link #ROOT}
     */
    public int depth() {
        return elements.length;
    }

    /**
     * One element, outermost first.
     *
     * @param index from 0 to {@link #depth()} − 1
     * @return a positive integer
     * @throws IndexOutOfBoundsException for another index
     */
    public int get(int index) {
        return elements[index];
    }

    /**
     * The last element: which thing this is in its parent.
     *
     * @return a positive integer
     * @throws IllegalStateException on {@link #ROOT}
     */
    public int last() {
        return elements[lastIndex()];
    }

    private int lastIndex() {
        if (elements.length == 0) {
            throw new IllegalStateException("The root has no siblings and no last element");
        }
        return elements.length - 1;
    }

    /**
     * The elements, as on the wire.
     *
     * @return an unmodifiable list, outermost first
     */
    public List<Integer> asList() {
        return Arrays.stream(elements).boxed().toList();
    }

    @Override
    public int compareTo(TaskLevel other) {
        return Arrays.compare(elements, other.elements);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TaskLevel level && Arrays.equals(elements, level.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** The text form, {@code /1/2}; {@code /} for the root. */
    @Override
    public String toString() {
        if (elements.length == 0) {
            return "/";
        }
        StringBuilder text = new StringBuilder(elements.length * 3);
        for (int element : elements) {
            text.append('/').append(element);
        }
        return text.toString();
    }
}
