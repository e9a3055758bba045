// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields and the types of messages as they are written, remembered in a table of fixed size: a program has
 * few of them and logs each again and again. Races are harmless: an entry is immutable and at worst encoded twice.
 */
final class RecurringTexts {
    private static final int SLOTS = 1024;
    private static final int LONGEST_KEPT = 128;

    private final @Nullable Known[] table = new @Nullable Known[SLOTS];

    /** Appends the text as a JSON string. */
    void append(String text, JsonBuffer out) {
        if (!appendKnown(text, out)) {
            int start = out.length();
            out.string(text);
            if (text.length() <= LONGEST_KEPT) {
                table[slot(text)] = new Known(text, Arrays.copyOfRange(out.array(), start, out.length()));
            }
        }
    }

    /** Appends the text if it was appended before and is remembered. */
    boolean appendKnown(String text, JsonBuffer out) {
        Known known = table[slot(text)];
        if (known == null || !known.text.equals(text)) {
            return false;
        }
        out.raw(known.json);
        return true;
    }

    boolean knows(String text) {
        Known known = table[slot(text)];
        return known != null && known.text.equals(text);
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }

    private static final class Known {
        final String text;
        final byte[] json;

        Known(String text, byte[] json) {
            this.text = text;
            this.json = json;
        }
    }
}
