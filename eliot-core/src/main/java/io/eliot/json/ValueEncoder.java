// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class ValueEncoder {
    private ValueEncoder() {}

    /**
     * An encoder with the defaults.
     *
     * @return an encoder
     */
    public static ValueEncoder create() {
        return new ValueEncoder();
    }

    /**
     * Appends one JSON value. Never throws.
     *
     * @param fieldName the field the value is for
     * @param value any
     * @param out where to
     */
    public void encode(String fieldName, @Nullable Object value, JsonBuffer out) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            out.number(((Number) value).longValue());
        } else if (value instanceof Double number) {
            out.number(number.doubleValue());
        } else if (value == null || value instanceof Boolean) {
            out.raw(String.valueOf(value).getBytes(StandardCharsets.US_ASCII));
        } else {
            out.string(SafeText.of(value));
        }
    }
}
