// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

/** Which characters would disturb a terminal or deceive its reader, and what is shown in their place. */
enum Unprintable {
    /** What eliot-tree takes for such: the control characters of ASCII, as the pictures that Unicode has for them. */
    PYTHON {
        @Override
        boolean has(char c) {
            return isAsciiControl(c);
        }
    },

    /** As well those of Latin-1, which some terminals obey, and the marks that let text run the other way. */
    ALL {
        @Override
        boolean has(char c) {
            return isAsciiControl(c) || (c > 0x7f && (c < 0xa0 || isDirection(c)));
        }
    };

    abstract boolean has(char c);

    private static boolean isAsciiControl(char c) {
        return c < 0x20 || c == 0x7f;
    }

    private static boolean isDirection(char c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    String escape(String text, boolean keepNewlines) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text.charAt(i), keepNewlines)) {
                return escapeAll(text, keepNewlines);
            }
        }
        return text;
    }

    private boolean isEscaped(char c, boolean keepNewlines) {
        return has(c) && !(keepNewlines && c == '\n');
    }

    private String escapeAll(String text, boolean keepNewlines) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(isEscaped(c, keepNewlines) ? shown(c) : Character.toString(c));
        }
        return escaped.toString();
    }

    private static String shown(char c) {
        if (!isAsciiControl(c)) {
            return String.format("\\u%04x", (int) c);
        }
        return Character.toString(c == 0x7f ? '\u2421' : (char) (0x2400 + c));
    }
}
