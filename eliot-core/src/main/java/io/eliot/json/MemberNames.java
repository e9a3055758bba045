// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names an object has so far: JSON wants each once, keys such as 1 and "1" do not know that. */
final class MemberNames {
    private static final int FEW = 16;

    private final String[] few = new String[FEW];
    private int count;
    private @Nullable Map<String, Integer> uses;

    /** The name itself, or if it is taken, numbered. */
    String unused(String name) {
        String written = withoutLoneSurrogates(name);
        if (uses == null && count < FEW && !isOneOfFew(written)) {
            few[count++] = written;
            return written;
        }
        return numbered(written, uses());
    }

    private boolean isOneOfFew(String name) {
        for (int i = 0; i < count; i++) {
            if (few[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Integer> uses() {
        if (uses == null) {
            uses = new HashMap<>();
            for (int i = 0; i < count; i++) {
                uses.put(few[i], 1);
            }
        }
        return uses;
    }

    private static String numbered(String name, Map<String, Integer> uses) {
        Integer taken = uses.putIfAbsent(name, 1);
        if (taken == null) {
            return name;
        }
        int number = taken;
        String candidate;
        do {
            candidate = name + "_" + ++number;
        } while (uses.putIfAbsent(candidate, 1) != null);
        uses.put(name, number);
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
