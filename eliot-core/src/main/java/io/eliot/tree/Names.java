// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * Names of fields as strings, without a new one for every message: most logs have few. Thread-safe: strings can be seen by
 * any thread, and one that a thread misses is made again.
 */
final class Names {
    private static final int SIZE = 256;

    private final @Nullable String[] known = new @Nullable String[SIZE];

    /** A name in ASCII. */
    String of(byte[] bytes, int from, int length) {
        int slot = slot(bytes, from, length);
        String name = known[slot];
        if (name == null || !isSame(name, bytes, from, length)) {
            name = new String(bytes, from, length, ISO_8859_1);
            known[slot] = name;
        }
        return name;
    }

    private static int slot(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ (hash >>> 8)) & (SIZE - 1);
    }

    private static boolean isSame(String name, byte[] bytes, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
