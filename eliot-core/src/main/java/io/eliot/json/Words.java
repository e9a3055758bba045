// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a name in any spelling: {@code userPassword}, {@code USER_PASSWORD}, {@code user-password}, {@code APIKey}. */
final class Words {
    private static final int LONGEST_NAME = 256;

    private Words() {}

    /** In lower case; digits and everything else but letters separate. Of a very long name, those at its end. */
    static List<String> of(String name) {
        String text = name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetter(text.charAt(i));
            if (start >= 0 && (!letter || startsWord(text, i))) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            words.add(text.substring(start).toLowerCase(Locale.ROOT));
        }
        return words;
    }

    static String joined(String name) {
        return String.join("", of(name));
    }

    private static boolean startsWord(String text, int i) {
        if (!Character.isUpperCase(text.charAt(i))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(text.charAt(i - 1));
        boolean beforeSmall = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
        return afterSmall || beforeSmall;
    }
}
