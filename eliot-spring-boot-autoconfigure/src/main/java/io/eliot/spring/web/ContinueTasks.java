// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

/**
 * Whose tasks a server continues. An id that is not continued begins a new task, which names it in its field
 * {@code remote_task_id}.
 *
 * @since 0.1.0
 */
public enum ContinueTasks {
    /** Everybody's. */
    ALWAYS,

    /** Those of senders in the trusted networks. */
    FROM_TRUSTED,

    /** Nobody's. */
    NEVER
}
