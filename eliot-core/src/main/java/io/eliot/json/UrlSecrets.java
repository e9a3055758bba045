// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Passwords in URLs: {@code scheme://user:password@host}. */
final class UrlSecrets {
    private static final String AT_INDEX = "at index ";
    private static final String THIN = "jdbc:oracle:thin:";
    private static final String SLASHES = "://";
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

    /** Not the first URL of the text. */
    static boolean isFurther(String text, int colon) {
        return text.startsWith(SLASHES, colon) && text.lastIndexOf(SLASHES, colon - 1) >= 0;
    }

    /** As the other, and reads what may be one URL with many inside once. */
    static long furtherPassword(String text, int start, Ahead ahead) {
        int end = ahead.userInfoEnd(start);
        boolean near = end < text.length() && end - start < LONGEST_USER_INFO;
        return near && text.charAt(end) == '@' ? password(text, start) : Span.NONE;
    }

    static boolean isOracle(String text, int colon) {
        int start = colon + 1 - THIN.length();
        return text.regionMatches(true, start, THIN, 0, THIN.length());
    }

    /** {@code jdbc:oracle:thin:scott/tiger@host}. */
    static long oraclePassword(Ahead ahead, int colon) {
        int slash = ahead.slash(colon + 1);
        int at = ahead.at(colon + 1);
        return slash < at && at < ahead.end() ? Span.of(slash + 1, at) : Span.NONE;
    }

    /** {@code ... at index 24: }. */
    static boolean isIndex(String text, int colon) {
        int digits = colon;
        while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return digits < colon
                && text.startsWith(AT_INDEX, digits - AT_INDEX.length())
                && text.startsWith(" ", colon + 1);
    }

    /**
     * What the JDK says of a URL it cannot parse ends in {@code at index 24: } and the URL. As anything may be wrong with
     * it, no part of it can be told from the next: hidden is what follows the path, or all if there is a user info.
     */
    static long ofBrokenUrl(String text, int colon, Ahead ahead) {
        int start = colon + 2;
        int limit = (int) Math.min(text.length(), (long) start + LONGEST_BROKEN_URL);
        int at = ahead.at(start);
        int query = ahead.questionMark(start);
        if (Math.min(at, query) >= limit) {
            return Span.NONE;
        }
        int end = ahead.stack(start);
        if (at < limit && at < end) {
            int slashes = text.substring(start, at).indexOf("//");
            return Span.of(slashes < 0 ? start : start + slashes + 2, end);
        }
        return query < end ? Span.of(query + 1, end) : Span.NONE;
    }

    private static boolean isPort(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean endsUrl(char c) {
        return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\'' || c == '`';
    }
}
