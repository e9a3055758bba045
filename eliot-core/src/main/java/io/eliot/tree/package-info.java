// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Tasks as text: as a tree, or message by message.
 *
 * <p>The entry types are {@link io.eliot.tree.TreeRenderer} and {@link io.eliot.tree.PrettyPrinter}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.tree;

import org.jspecify.annotations.NullMarked;
