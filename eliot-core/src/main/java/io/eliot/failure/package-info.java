// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * An exception as fields of a message.
 *
 * <p>The entry type is {@link io.eliot.failure.Failures}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.failure;

import org.jspecify.annotations.NullMarked;
