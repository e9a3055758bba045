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
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        Known known = table[slot];
        if (known != null && known.text.equals(text)) {
            out.raw(known.json);
        } else {
            encode(text, slot, out);
        }
    }

    private void encode(String text, int slot, JsonBuffer out) {
        int start = out.length();
        out.string(text);
        if (text.length() <= LONGEST_KEPT) {
            table[slot] = new Known(text, Arrays.copyOfRange(out.array(), start, out.length()));
        }
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
