// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

/**
 * The status an action message carries on the wire; a standalone message has none (spec A3).
 *
 * @since 0.1.0
 */
public enum ActionStatus {
    /** The first message of an action. */
    STARTED("started"),
    /** The last message of an action that ended normally. */
    SUCCEEDED("succeeded"),
    /** The last message of an action that ended with an exception. */
    FAILED("failed");

    private final String wireName;

    ActionStatus(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The value of the field {@code action_status}.
     *
     * @return {@code started}, {@code succeeded} or {@code failed}
     */
    public String wireName() {
        return wireName;
    }
}
