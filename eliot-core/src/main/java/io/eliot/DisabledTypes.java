// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of messages and actions that are not logged, by name or by the beginning of names. Immutable. */
final class DisabledTypes {
    private static final String ANY = "*";

    private final Set<String> names = new HashSet<>();
    private final String[] beginnings;
    private final boolean none;

    DisabledTypes(Collection<String> patterns) {
        List<String> beginnings = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.endsWith(ANY)) {
                beginnings.add(pattern.substring(0, pattern.length() - 1));
            } else {
                names.add(pattern);
            }
        }
        this.beginnings = beginnings.toArray(new String[0]);
        none = patterns.isEmpty();
    }

    static String checked(String pattern) {
        int any = pattern.indexOf(ANY);
        if (any >= 0 && any < pattern.length() - 1) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" names no types: a * may stand for the end of a name only");
        }
        return pattern;
    }

    boolean contains(@Nullable String type) {
        return !none && type != null && (names.contains(type) || beginsLikeOne(type));
    }

    private boolean beginsLikeOne(String type) {
        for (String beginning : beginnings) {
            if (type.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
