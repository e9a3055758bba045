// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Ordinary log lines and the tree brought together: messages of plain SLF4J loggers in their place in the tree, see
 * {@link io.eliot.logback.EliotAppender}, and the place in the tree in every line, see {@link io.eliot.logback.ActionMdc}.
 */
@NullMarked
package io.eliot.logback;

import org.jspecify.annotations.NullMarked;
