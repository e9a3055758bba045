// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Messages of plain SLF4J loggers in their place in the tree: {@link io.eliot.logback.EliotAppender}. */
@NullMarked
package io.eliot.logback;

import org.jspecify.annotations.NullMarked;
