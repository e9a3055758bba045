// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Map;

/** Pairs such as {@code {name: password, value: ...}}: what the value is stands beside it, not in front of it. */
final class NamedValue {
    /** What has more is no pair. */
    private static final int MOST_MEMBERS = 64;

    private NamedValue() {}

    static boolean isName(String text, int from, int to) {
        return switch (to - from) { // asked of every name there is, and hardly one is as long
            case 3 -> is("key", text, from);
            case 4 -> is("name", text, from);
            case 5 -> is("field", text, from);
            case 6 -> is("header", text, from);
            default -> false;
        };
    }

    static boolean isValue(String text, int from, int to) {
        return switch (to - from) {
            case 5 -> is("value", text, from);
            case 6 -> is("values", text, from);
            case 13 -> is("rejectedValue", text, from);
            default -> false;
        };
    }

    /**
     * Whether this entry is the value of a credential. The map is read, never asked: to some a question is a use, or
     * makes an entry, and some refuse a key that is no text.
     */
    static boolean isCredential(Map<?, ?> map, String key, Redaction redaction) {
        if (!isValue(key, 0, key.length())) {
            return false;
        }
        int seen = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String name
                    && isName(name, 0, name.length())
                    && entry.getValue() instanceof String text
                    && redaction.isCredential(text)) {
                return true;
            }
            if (++seen == MOST_MEMBERS) {
                break;
            }
        }
        return false;
    }

    /** Whether this field is the value of a credential. */
    static boolean isCredential(FieldList fields, String field, Redaction redaction) {
        if (!isValue(field, 0, field.length())) {
            return false;
        }
        for (int i = 0; i < Math.min(fields.size(), MOST_MEMBERS); i++) {
            String name = fields.name(i);
            if (isName(name, 0, name.length())
                    && fields.value(i) instanceof String text
                    && redaction.isCredential(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String word, String text, int from) {
        return text.regionMatches(true, from, word, 0, word.length());
    }
}
