// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts that come again and again, without a new string for each time. Not thread-safe. */
final class KnownTexts {
    private static final int SIZE = 1024;
    /** What is longer is not kept, so that no log can make this large. */
    private static final int MAX_LENGTH = 64;

    private final @Nullable Known[] known = new @Nullable Known[SIZE];

    /** A text in ASCII. */
    String of(byte[] bytes, int from, int length) {
        if (length == 0 || length > MAX_LENGTH) {
            return new String(bytes, from, length, ISO_8859_1);
        }
        int slot = slot(bytes, from, length);
        Known found = known[slot];
        if (found == null || !found.is(bytes, from, length)) {
            found = new Known(Arrays.copyOfRange(bytes, from, from + length));
            known[slot] = found;
        }
        return found.text;
    }

    /** Of some bytes here and there: of a UUID four are digits, which is enough. */
    private static int slot(byte[] bytes, int from, int length) {
        int last = from + length - 1;
        int hash = 31 * (31 * bytes[from] + bytes[from + length / 4]) + bytes[from + length / 2];
        hash = 31 * (31 * hash + bytes[last - length / 4]) + bytes[last];
        return ((31 * hash + length) * 0x9e3779b9) >>> 22;
    }

    private static final class Known {
        final byte[] bytes;
        final String text;

        Known(byte[] bytes) {
            this.bytes = bytes;
            this.text = new String(bytes, ISO_8859_1);
        }

        boolean is(byte[] other, int from, int length) {
            return Arrays.equals(bytes, 0, bytes.length, other, from, from + length);
        }
    }
}
