// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import org.jspecify.annotations.Nullable;

/**
 * The text of objects whose {@code toString} may throw.
 *
 * @since 0.1.0
 */
public final class SafeText {
    /** What stands for a text that could not be had (spec F3). */
    public static final String UNKNOWN = "eliot: unknown, str() raised exception";

    private SafeText() {}

    /**
     * The text of a value.
     *
     * @param value any object
     * @return its {@code toString}, {@value #UNKNOWN} if that throws or is null
     */
    public static String of(@Nullable Object value) {
        try {
            String text = String.valueOf(value);
            return text == null ? UNKNOWN : text;
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return UNKNOWN;
        }
    }
}
