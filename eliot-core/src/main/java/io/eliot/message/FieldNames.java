// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.message;

/**
 * The names Eliot's wire format gives a meaning to (spec A2 to A5).
 *
 * @since 0.1.0
 */
public final class FieldNames {
    /** The tree a message belongs to: a string. */
    public static final String TASK_UUID = "task_uuid";

    /** The place in the tree: a non-empty array of positive integers. */
    public static final String TASK_LEVEL = "task_level";

    /** Seconds since the Unix epoch, with fraction: a number. */
    public static final String TIMESTAMP = "timestamp";

    /** The type of a standalone message: a string. */
    public static final String MESSAGE_TYPE = "message_type";

    /** The type of an action: a string. */
    public static final String ACTION_TYPE = "action_type";

    /** How far an action is, see {@link ActionStatus}: a string. */
    public static final String ACTION_STATUS = "action_status";

    /** The class of the exception an action failed with: a string. */
    public static final String EXCEPTION = "exception";

    /** The text of that exception: a string, empty when it has none. */
    public static final String REASON = "reason";

    /** A stack trace as text. */
    public static final String TRACEBACK = "traceback";

    private FieldNames() {}
}
