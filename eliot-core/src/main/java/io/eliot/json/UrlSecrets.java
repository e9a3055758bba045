// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Passwords in URLs: {@code scheme://user:password@host}. */
final class UrlSecrets {
    private static final String AT_INDEX = "at index ";
    private static final String STACK = "\n\t";
    private static final String THIN = "jdbc:oracle:thin:";
    private static final int SHORTEST_TOKEN = 16;

    /** Beyond it no user info ends: a text that only looks like many URLs is not read to its end for each. */
    private static final int LONGEST_USER_INFO = 2048;

    private static final int LONGEST_BROKEN_URL = 8192;

    private UrlSecrets() {}

    /** The password, or the whole of a user info without a colon, if the authority that starts here has one. */
    static long password(String text, int start) {
        int end = start;
        int slash = -1;
        int colon = -1;
        int at = -1;
        boolean port = false;
        int limit = (int) Math.min(text.length(), (long) start + LONGEST_USER_INFO);
        for (; end < limit && !endsUrl(text.charAt(end)); end++) {
            char c = text.charAt(end);
            if (c == '@' && (slash < 0 || (colon >= 0 && at < 0 && !port))) {
                at = end;
            } else if (c == ':' && colon < 0 && slash < 0) {
                colon = end;
            } else if (slash < 0 && (c == '/' || c == '?' || c == '#')) {
                slash = end;
                port = isPort(text, colon + 1, slash);
            }
            if (slash >= 0 && (colon < 0 || at >= 0 || port)) {
                break; // no later @ ends a user info
            }
        }
        if (at < 0) {
            return Span.NONE;
        }
        if (colon >= 0 && colon < at) {
            return Span.of(colon + 1, at);
        }
        boolean web = text.startsWith("http:", start - 7) || text.startsWith("https:", start - 8);
        return web || at - start >= SHORTEST_TOKEN ? Span.of(start, at) : Span.NONE;
    }

    /** {@code jdbc:oracle:thin:scott/tiger@host}. */
    static long oraclePassword(String text, int colon) {
        int start = colon + 1;
        if (!text.regionMatches(true, start - THIN.length(), THIN, 0, THIN.length())) {
            return Span.NONE;
        }
        int slash = text.indexOf('/', start);
        int at = text.indexOf('@', start);
        return slash >= 0 && slash < at ? Span.of(slash + 1, at) : Span.NONE;
    }

    /**
     * What the JDK says of a URL it cannot parse ends in {@code at index 24: } and the URL. As anything may be wrong with
     * it, no part of it can be told from the next: hidden is what follows the path, or all if there is a user info.
     */
    static long ofBrokenUrl(String text, int colon) {
        int digits = colon;
        while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        boolean index = digits < colon && text.startsWith(AT_INDEX, digits - AT_INDEX.length());
        if (!index || !text.startsWith(" ", colon + 1)) {
            return Span.NONE;
        }
        int start = colon + 2;
        int authority = start;
        int query = -1;
        int limit = (int) Math.min(text.length(), (long) start + LONGEST_BROKEN_URL);
        for (int i = start; i < limit && !text.startsWith(STACK, i); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return Span.of(authority, endOfMessage(text, i));
            } else if (c == '?' && query < 0) {
                query = i;
            } else if (authority == start && text.startsWith("//", i)) {
                authority = i + 2;
            }
        }
        return query < 0 ? Span.NONE : Span.of(query + 1, endOfMessage(text, query));
    }

    private static int endOfMessage(String text, int from) {
        int stack = text.indexOf(STACK, from);
        return stack < 0 ? text.length() : stack;
    }

    private static boolean isPort(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsUrl(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\'' || c == '`';
    }
}
