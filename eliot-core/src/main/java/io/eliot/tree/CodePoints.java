// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

/** Text as Python counts and orders it: by code points, where Java has UTF-16. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Surrogates stand for what is above all else.
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The index after that many code points, or the length of a shorter text. */
    static int indexAfter(String text, int count) {
        if (text.length() <= count) {
            return text.length();
        }
        int index = 0;
        for (int i = 0; i < count && index < text.length(); i++) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }
}
