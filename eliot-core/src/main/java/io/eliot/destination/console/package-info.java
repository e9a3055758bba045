// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Messages shown to whoever started the program.
 *
 * <p>The entry type is {@link io.eliot.destination.console.ConsoleDestination}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.destination.console;

import org.jspecify.annotations.NullMarked;
