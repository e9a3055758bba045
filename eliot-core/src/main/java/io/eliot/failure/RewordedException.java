// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.failure;

import java.util.Objects;

/**
 * An exception in other words, where its own are not fit to be logged: an action that is finished with this one is told
 * to have failed with the other, save for the reason. Never thrown.
 *
 * @since 0.1.0
 */
public final class RewordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * In place of an exception.
     *
     * @param original whose class and fields are logged
     * @param reason what is logged as its text
     */
    public RewordedException(Throwable original, String reason) {
        super(reason, Objects.requireNonNull(original, "original"), false, false);
    }

    static Throwable original(Throwable exception) {
        Throwable cause = exception instanceof RewordedException ? exception.getCause() : null; // no other is asked
        return cause == null ? exception : cause;
    }
}
