// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.message.FieldNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of every message, already encoded (spec I10). Immutable. */
final class GlobalFields {
    static final GlobalFields NONE = new GlobalFields(Map.of());

    private static final Set<String> RESERVED = Set.of(
            FieldNames.TASK_UUID,
            FieldNames.TASK_LEVEL,
            FieldNames.TIMESTAMP,
            FieldNames.MESSAGE_TYPE,
            FieldNames.ACTION_TYPE,
            FieldNames.ACTION_STATUS);

    private final Map<String, byte[]> encoded;

    private GlobalFields(Map<String, byte[]> encoded) {
        this.encoded = encoded;
    }

    GlobalFields with(String name, @Nullable Object value, ValueEncoder values) {
        if (RESERVED.contains(name)) { // W11
            throw new IllegalArgumentException(
                    "The global field \"" + name + "\" would override what Eliot itself writes: choose another name");
        }
        JsonBuffer out = new JsonBuffer(64);
        values.encode(name, value, out);
        Map<String, byte[]> more = new LinkedHashMap<>(encoded);
        more.put(name, Arrays.copyOf(out.array(), out.length()));
        return new GlobalFields(more);
    }

    boolean isEmpty() {
        return encoded.isEmpty();
    }

    byte @Nullable [] value(String name) {
        return encoded.get(name);
    }

    Map<String, byte[]> asMap() {
        return encoded;
    }
}
