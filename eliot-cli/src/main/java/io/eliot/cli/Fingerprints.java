// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

/**
 * Names that were seen, as 128 bits each: some millions of them fit where their texts would not. Two different names have
 * the same bits less often than a disk reads a wrong byte.
 */
final class Fingerprints {
    private long[] table = new long[2 * 1024];
    private int size;

    /** Adds a name; says whether it is new. */
    boolean add(String name) {
        if (size * 4 >= table.length) {
            grow();
        }
        long high = hash(name, 0xcbf29ce484222325L);
        long low = hash(name, 0x9e3779b97f4a7c15L) | 1;
        boolean isNew = put(table, high, low);
        size += isNew ? 1 : 0;
        return isNew;
    }

    boolean contains(String name) {
        long high = hash(name, 0xcbf29ce484222325L);
        long low = hash(name, 0x9e3779b97f4a7c15L) | 1;
        int at = slot(table, high, low);
        return table[at + 1] != 0;
    }

    private static long hash(String name, long seed) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        hash *= 0xbf58476d1ce4e5b9L;
        return hash ^ (hash >>> 32);
    }

    /** Where the name is, or where it would be. The second half is never zero, but in an empty place. */
    private static int slot(long[] table, long high, long low) {
        int mask = table.length / 2 - 1;
        int at = (int) high & mask;
        while (table[2 * at + 1] != 0 && (table[2 * at] != high || table[2 * at + 1] != low)) {
            at = (at + 1) & mask;
        }
        return 2 * at;
    }

    private static boolean put(long[] table, long high, long low) {
        int at = slot(table, high, low);
        boolean isNew = table[at + 1] == 0;
        table[at] = high;
        table[at + 1] = low;
        return isNew;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i + 1] != 0) {
                put(larger, table[i], table[i + 1]);
            }
        }
        table = larger;
    }
}
