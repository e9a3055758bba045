// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * What identifies one message of a log: its task, its place in the task's tree, its status, the names of its fields.
 *
 * <p>The entry type is {@link io.eliot.message.TaskId}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.message;

import org.jspecify.annotations.NullMarked;
