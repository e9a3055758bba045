// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.HashMap;
import java.util.Map;

/** The names an object has so far: JSON wants each once, keys such as 1 and "1" do not know that. */
final class MemberNames {
    private final Map<String, Integer> uses = new HashMap<>();

    /** The name itself, or if it is taken, numbered. */
    String unused(String name) {
        String written = withoutLoneSurrogates(name);
        Integer taken = uses.putIfAbsent(written, 1);
        if (taken == null) {
            return written;
        }
        int number = taken;
        String candidate;
        do {
            candidate = written + "_" + ++number;
        } while (uses.putIfAbsent(candidate, 1) != null);
        uses.put(written, number);
        return candidate;
    }

    /** Two different halves of a pair are written alike. */
    private static String withoutLoneSurrogates(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return replaced(name);
            }
        }
        return name;
    }

    private static String replaced(String name) {
        return name.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
