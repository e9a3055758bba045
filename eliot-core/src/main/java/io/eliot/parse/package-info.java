// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Lines of a log back into a forest of tasks.
 *
 * <p>The entry type is {@link io.eliot.parse.TaskParser}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.parse;

import org.jspecify.annotations.NullMarked;
