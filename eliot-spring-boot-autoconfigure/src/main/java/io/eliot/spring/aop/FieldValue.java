// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.json.Redaction;
import org.jspecify.annotations.Nullable;

/** What is recorded of an argument or a result. Never throws. */
@FunctionalInterface
interface FieldValue {
    FieldValue REDACTED = value -> Redaction.REDACTED;

    @Nullable
    Object of(@Nullable Object value);

    /** As it is, but for the tail of a long text. */
    static FieldValue upTo(int maxLength) {
        return value -> value instanceof String text && text.length() > maxLength
                ? text.substring(0, maxLength) + "[" + (text.length() - maxLength) + " more characters]"
                : value;
    }
}
