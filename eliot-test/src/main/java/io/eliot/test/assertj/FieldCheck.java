// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.test.LoggedMessage;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the fields of a message differ from what is expected of them (spec N14). */
final class FieldCheck {
    private FieldCheck() {}

    /** Null if the field is there and equal: a missing one is not the same as null. */
    static @Nullable String difference(LoggedMessage message, String name, @Nullable Object expected) {
        Map<String, @Nullable Object> fields = message.fields();
        if (!fields.containsKey(name)) {
            return "to have a field " + name + ", but it has " + fields.keySet();
        }
        Object onTheWire = message.onTheWire(name, expected);
        Object actual = fields.get(name);
        return Objects.equals(actual, onTheWire)
                ? null
                : "to have the field " + name + " with the value\n  " + shown(onTheWire) + "\nbut it is\n  "
                        + shown(actual);
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
