// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * A message as one line of UTF-8 JSON: the envelope written directly, values by bounded encoders that never throw.
 *
 * <p>The entry types are {@link io.eliot.json.MessageEncoder} and {@link io.eliot.json.ValueEncoder}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.json;

import org.jspecify.annotations.NullMarked;
