// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.TaskLevel;

/**
 * A message whose place in its task was already taken. The later one stands in the tree (spec R7, R8, R11).
 *
 * @param level the place
 * @param source where the later message was read
 * @param line the number of its line, from 1
 * @since 0.1.0
 */
public record RepeatedPlace(TaskLevel level, String source, long line) {}
