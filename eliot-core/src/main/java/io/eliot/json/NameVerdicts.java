// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import org.jspecify.annotations.Nullable;

/**
 * Decisions by name, remembered in a table of fixed size. Races are harmless: an entry is immutable and at worst decided
 * twice.
 */
final class NameVerdicts {
    private static final int SLOTS = 2048;
    private static final int LONGEST_KEPT = 128;

    private final CredentialNames names;
    private final @Nullable Verdict[] table = new @Nullable Verdict[SLOTS];

    NameVerdicts(CredentialNames names) {
        this.names = names;
    }

    boolean isCredential(String name) {
        int slot = slot(name.hashCode());
        Verdict verdict = table[slot];
        if (verdict != null && verdict.name.equals(name)) {
            return verdict.credential;
        }
        return decide(slot, name);
    }

    /** As the other, for a piece of text, which is copied only the first time. */
    boolean isCredential(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = slot(hash);
        Verdict verdict = table[slot];
        if (verdict != null && verdict.name.length() == to - from && text.startsWith(verdict.name, from)) {
            return verdict.credential;
        }
        return decide(slot, text.substring(from, to));
    }

    private boolean decide(int slot, String name) {
        boolean credential = names.include(name);
        if (name.length() <= LONGEST_KEPT) {
            table[slot] = new Verdict(name, credential);
        }
        return credential;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }

    private record Verdict(String name, boolean credential) {}
}
