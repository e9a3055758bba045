// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

/** A line that is no message the parser can place; caught by the parser, which skips the line. */
final class RefusedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean json;

    private RefusedMessageException(String reason, boolean json) {
        // Without a stack trace: a file of nothing but such lines must not be slow to read.
        super(reason, null, false, false);
        this.json = json;
    }

    static RefusedMessageException notJson(String reason) {
        return new RefusedMessageException(reason, false);
    }

    static RefusedMessageException notEliot(String reason) {
        return new RefusedMessageException(reason, true);
    }

    boolean isJson() {
        return json;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
