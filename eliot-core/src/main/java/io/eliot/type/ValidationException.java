// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import org.jspecify.annotations.Nullable;

/**
 * A value is not what its field is declared to hold (spec M16).
 *
 * @since 0.1.0
 */
public final class ValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong; a value may be anything, so it does not travel with a serialised exception. */
    private final transient @Nullable Object value;

    /**
     * Tells what is wrong with a value.
     *
     * @param value the value
     * @param message why it is refused
     */
    public ValidationException(@Nullable Object value, String message) {
        super(message);
        this.value = value;
    }

    /**
     * The value that was refused.
     *
     * @return the value, which may be null
     */
    public @Nullable Object value() {
        return value;
    }
}
