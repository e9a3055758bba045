// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.util.EnumMap;
import java.util.Map;

/**
 * The looks of the parts of a tree.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class Theme {
    /**
     * A part of a tree that has a look of its own.
     *
     * @since 0.1.0
     */
    public enum Part {
        /** The name of the task. */
        ROOT,
        /** The type of an action or message. */
        PARENT,
        /** The place of an action or message. */
        TASK_LEVEL,
        /** The status of an action that succeeded. */
        STATUS_SUCCESS,
        /** The status of an action that failed. */
        STATUS_FAILURE,
        /** When a message was logged. */
        TIMESTAMP,
        /** The name of a field. */
        PROP_KEY,
        /** The value of a field. */
        PROP_VALUE,
        /** How long an action took. */
        DURATION,
        /** The lines of the tree inside a failed action. */
        TREE_FAILED,
        /** The lines of the tree at the levels 0, 3, 6 … */
        TREE_COLOR0,
        /** The lines of the tree at the levels 1, 4, 7 … */
        TREE_COLOR1,
        /** The lines of the tree at the levels 2, 5, 8 … */
        TREE_COLOR2,
        /** What is wrong with the log: missing and repeated places. */
        ERROR
    }

    /** No colours at all. */
    public static final Theme PLAIN = new Theme(Map.of());

    /** For light text on a dark background. */
    public static final Theme DARK = colors("white", Style.of("white", "dim"), Style.of("white", "dim"));

    /** For dark text on a light background. */
    public static final Theme LIGHT = colors("dark_gray", Style.of("dark_gray"), Style.of("dark_gray", "dim"));

    private final Map<Part, Style> styles;

    private Theme(Map<Part, Style> styles) {
        this.styles = styles;
    }

    private static Theme colors(String strong, Style timestamp, Style tree) {
        Map<Part, Style> styles = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            styles.put(part, Style.NONE);
        }
        styles.put(Part.ROOT, Style.of(strong, "bold"));
        styles.put(Part.PARENT, Style.of("magenta"));
        styles.put(Part.STATUS_SUCCESS, Style.of("green"));
        styles.put(Part.STATUS_FAILURE, Style.of("red"));
        styles.put(Part.TIMESTAMP, timestamp);
        styles.put(Part.PROP_KEY, Style.of("blue"));
        styles.put(Part.DURATION, Style.of("blue", "dim"));
        styles.put(Part.TREE_FAILED, Style.of("red"));
        styles.put(Part.TREE_COLOR0, tree);
        styles.put(Part.TREE_COLOR1, Style.of("blue", "dim"));
        styles.put(Part.TREE_COLOR2, Style.of("magenta", "dim"));
        styles.put(Part.ERROR, Style.of("red", "bold"));
        return new Theme(styles);
    }

    /**
     * This theme with another look of one part.
     *
     * @param part which part
     * @param style its look
     * @return a new theme
     */
    public Theme with(Part part, Style style) {
        Map<Part, Style> changed = new EnumMap<>(Part.class);
        changed.putAll(styles);
        changed.put(part, style);
        return new Theme(changed);
    }

    /** Whether this theme has colours: without them nothing is written around a text. */
    boolean isPlain() {
        return styles.isEmpty();
    }

    Style style(Part part) {
        return styles.getOrDefault(part, Style.NONE);
    }
}
