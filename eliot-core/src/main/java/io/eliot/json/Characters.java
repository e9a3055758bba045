// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** What a character means to one who writes it as JSON, looked up in the loop that copies it. */
final class Characters {
    /** Can stand in text that gives a secret away: what is between a name and its value, or inside a URL. */
    static final int TELLING = 1;

    /** Cannot be copied as one byte. */
    static final int ESCAPED = 2;

    private static final byte[] TRAITS = new byte[128];

    static {
        for (char c = 0; c < ' '; c++) {
            TRAITS[c] = ESCAPED;
        }
        TRAITS['"'] = ESCAPED;
        TRAITS['\\'] = ESCAPED;
        for (char c : new char[] {'=', ':', ' ', '.', '>', '-', '%'}) {
            TRAITS[c] = TELLING;
        }
    }

    private Characters() {}

    static int traits(char c) {
        return c < 128 ? TRAITS[c] : ESCAPED;
    }

    /** Without a branch; right for ASCII only. */
    static int traitsOfLowBits(char c) {
        return TRAITS[c & 127];
    }
}
