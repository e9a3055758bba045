// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

/**
 * A text that was to continue a task is not a task id.
 *
 * @since 0.1.0
 */
public final class MalformedTaskIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The beginning of the refused text, made harmless. */
    private final String excerpt;

    MalformedTaskIdException(String taskId) {
        super("Not a task id such as 6f1c0a52-7c39-4c0e-9a43-2a6f0f6f4d6b@/1/2: " + Quoted.bounded(taskId));
        excerpt = Quoted.bounded(taskId);
    }

    /**
     * The beginning of the refused text, fit to be logged.
     *
     * @return quoted, short, printable ASCII only
     */
    public String excerpt() {
        return excerpt;
    }
}
