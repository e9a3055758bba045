// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Messages appended to a file.
 *
 * <p>The entry type is {@link io.eliot.destination.file.FileDestination}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.destination.file;

import org.jspecify.annotations.NullMarked;
