// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Where messages go, each destination isolated from the next and from the application.
 *
 * <p>The entry type is {@link io.eliot.destination.Destination}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.destination;

import org.jspecify.annotations.NullMarked;
