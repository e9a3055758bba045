// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Map;

/** Pairs such as {@code {name: password, value: ...}}: what the value is stands beside it, not in front of it. */
final class NamedValue {
    private static final String[] NAMES = {"name", "key", "header", "field"};
    private static final String[] VALUES = {"value", "values", "rejectedValue"};

    private NamedValue() {}

    static boolean isName(String text, int from, int to) {
        return isOneOf(NAMES, text, from, to);
    }

    static boolean isValue(String text, int from, int to) {
        return isOneOf(VALUES, text, from, to);
    }

    /** Whether this entry is the value of a credential; asks the map only if it may be. */
    static boolean isCredential(Map<?, ?> map, String key, Redaction redaction) {
        if (isValue(key, 0, key.length())) {
            for (String name : NAMES) {
                if (map.get(name) instanceof String text && redaction.isCredential(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOneOf(String[] words, String text, int from, int to) {
        for (String word : words) {
            if (to - from == word.length() && text.regionMatches(true, from, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
