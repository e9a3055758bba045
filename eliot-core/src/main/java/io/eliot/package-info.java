// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Logging that tells why something happened: actions, the messages within them, and the tasks they make up.
 *
 * <p>The entry type is {@link io.eliot.Eliot}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot;

import org.jspecify.annotations.NullMarked;
