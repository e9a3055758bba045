// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import org.jspecify.annotations.Nullable;

/**
 * Texts in which no secret was found, remembered in a table of fixed size if they come again: a URI template, a statement,
 * the name of a thread. What comes once only costs its hash. Races are harmless: at worst a text is looked through again.
 */
final class HarmlessTexts {
    private static final int SLOTS = 1024;
    private static final int LONGEST_KEPT = 128;

    private final int[] seen = new int[SLOTS];
    private final @Nullable String[] table = new @Nullable String[SLOTS];

    boolean include(String text) {
        return text.length() <= LONGEST_KEPT && text.equals(table[slot(text.hashCode())]);
    }

    void add(String text) {
        if (text.length() <= LONGEST_KEPT) {
            int hash = text.hashCode();
            int slot = slot(hash);
            if (seen[slot] == hash) {
                table[slot] = text;
            } else {
                seen[slot] = hash;
            }
        }
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
