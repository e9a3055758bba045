// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/**
 * Where something far away in a text is next, looked for once: if each place that asks looked for itself, the time would
 * grow with the square of the length. Asked from left to right; what is not there is at the end.
 */
final class Ahead {
    private static final String STACK = "\n\t";
    private static final String STATE = "state=";

    private final String text;
    private int at = -1;
    private int userInfoEnd = -1;
    private int slash = -1;
    private int questionMark = -1;
    private int stack = -1;
    private int state = -1;

    Ahead(String text) {
        this.text = text;
    }

    int at(int from) {
        if (at < from) {
            at = orEnd(text.indexOf('@', from));
        }
        return at;
    }

    /** The next {@code @} or end of a URL. */
    int userInfoEnd(int from) {
        if (userInfoEnd < from) {
            userInfoEnd = from;
            while (userInfoEnd < text.length() && !endsUserInfo(text.charAt(userInfoEnd))) {
                userInfoEnd++;
            }
        }
        return userInfoEnd;
    }

    int slash(int from) {
        if (slash < from) {
            slash = orEnd(text.indexOf('/', from));
        }
        return slash;
    }

    int questionMark(int from) {
        if (questionMark < from) {
            questionMark = orEnd(text.indexOf('?', from));
        }
        return questionMark;
    }

    /** The first line of a stack trace. */
    int stack(int from) {
        if (stack < from) {
            stack = orEnd(text.indexOf(STACK, from));
        }
        return stack;
    }

    /** A parameter that goes with the code of an authorization. */
    int state(int from) {
        if (state < from) {
            state = orEnd(text.indexOf(STATE, from));
        }
        return state;
    }

    int end() {
        return text.length();
    }

    private static boolean endsUserInfo(char c) {
        return c == '@' || UrlSecrets.endsUrl(c);
    }

    private int orEnd(int index) {
        return index < 0 ? end() : index;
    }
}
