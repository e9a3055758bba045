// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** How far a value reaches that stands in a text: to the closing quote or bracket, to the end of a line, or one word. */
final class Values {
    private static final String NULL = "null";
    private static final String REJECTED = "rejected value [";
    private static final String[] SCHEMES = {"bearer ", "basic ", "digest ", "token ", "negotiate ", "apikey "};

    private Values() {}

    static long at(String text, int from, boolean header, boolean afterColon) {
        if (from >= text.length() || isNull(text, from)) {
            return Span.NONE;
        }
        int quote = from;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return quoted(text, quote, quote - from);
        }
        if (text.startsWith("-----BEGIN", from)) {
            int end = text.indexOf("-----END", from);
            return Span.of(from, end < 0 ? text.length() : end);
        }
        if (text.startsWith(REJECTED, from)) {
            return bracketed(text, from + REJECTED.length() - 1);
        }
        char first = text.charAt(from);
        if (first == '[' || first == '{' || first == '(') {
            return bracketed(text, from);
        }
        return header ? line(text, from, afterColon) : word(text, from);
    }

    private static boolean isNull(String text, int from) {
        int end = from + NULL.length();
        return text.startsWith(NULL, from) && (end == text.length() || endsWord(text.charAt(end)));
    }

    /** To the next blank or delimiter; with the word after a scheme, and with the other groups of a card number. */
    static long word(String text, int from) {
        int to = from;
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, from, scheme, 0, scheme.length())) {
                to = from + scheme.length();
            }
        }
        while (to < text.length() && (!endsWord(text.charAt(to)) || betweenDigits(text, from, to))) {
            to++;
        }
        return Span.of(from, to);
    }

    /** Reads no more of it than that. */
    static boolean isLongWord(String text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (i >= text.length() || endsWord(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static long quoted(String text, int quote, int backslashes) {
        char mark = text.charAt(quote);
        int end = text.indexOf(mark, quote + 1);
        while (end >= 0 && backslashesBefore(text, end) != backslashes) {
            end = text.indexOf(mark, end + 1);
        }
        return Span.of(quote + 1, end < 0 ? text.length() : end - backslashes);
    }

    private static int backslashesBefore(String text, int end) {
        int count = 0;
        while (count < end && text.charAt(end - count - 1) == '\\') {
            count++;
        }
        return count;
    }

    private static long bracketed(String text, int from) {
        char open = text.charAt(from);
        char close = open == '[' ? ']' : open == '{' ? '}' : ')';
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') { // a bracket in quotes is part of a value
                int backslashes = backslashesBefore(text, i);
                i = Span.to(quoted(text, i, backslashes)) + backslashes;
            } else if (text.charAt(i) == open) {
                depth++;
            } else if (text.charAt(i) == close && --depth == 0) {
                return Span.of(from, i + 1);
            }
        }
        return Span.of(from, text.length());
    }

    /** The rest of a header line; after {@code =}, as maps print themselves, only up to the next entry. */
    private static long line(String text, int from, boolean afterColon) {
        int to = from;
        while (to < text.length() && !endsLine(text.charAt(to), afterColon)) {
            to++;
        }
        return Span.of(from, to);
    }

    private static boolean endsLine(char c, boolean afterColon) {
        return c == '\n' || c == '\r' || (!afterColon && (c == ',' || c == '}' || c == ']'));
    }

    private static boolean betweenDigits(String text, int from, int at) {
        return text.charAt(at) == ' '
                && at > from
                && Character.isDigit(text.charAt(from))
                && Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean endsWord(char c) {
        return c <= ' ' || "&;,)]}\"'<>|".indexOf(c) >= 0;
    }
}
