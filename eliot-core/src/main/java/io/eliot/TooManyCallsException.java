// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

/**
 * Work whose place in a task was reserved once was to be run a second time (spec H4).
 *
 * @since 0.1.0
 */
public final class TooManyCallsException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TooManyCallsException() {
        super(
                "Work that preserves its context has one place in the task, so it runs once: preserve it anew for each run");
    }
}
