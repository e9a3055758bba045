// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Base64;

/** Secrets known by their own shape: what follows {@code Bearer} or {@code Basic}, JSON web tokens. */
final class TokenSecrets {
    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";
    private static final int SHORTEST = 8;

    /** The token after a scheme that ends at this blank. */
    long afterScheme(String text, int blank) {
        char last = blank == 0 ? ' ' : Character.toLowerCase(text.charAt(blank - 1));
        if (last == 'r' && endsWith(text, blank, BEARER)) {
            long token = token(text, blank);
            boolean whole = blank == BEARER.length() && Span.to(token) == text.length();
            return whole || looksRandom(text, token) ? token : Span.NONE;
        }
        if (last == 'c' && endsWith(text, blank, BASIC)) {
            long token = token(text, blank);
            return isUserAndPassword(text, token) || looksRandom(text, token) ? token : Span.NONE;
        }
        return Span.NONE;
    }

    /** The token whose first part ends at this dot. */
    long webToken(String text, int dot) {
        int start = dot;
        while (start > 0 && isBase64Url(text.charAt(start - 1))) {
            start--;
        }
        if (dot - start < SHORTEST || !text.startsWith("eyJ", start)) {
            return Span.NONE;
        }
        int end = dot;
        while (end < text.length() && (isBase64Url(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return Span.of(start, end);
    }

    private static long token(String text, int blank) {
        int from = blank;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        int to = from;
        while (to < text.length() && isToken(text.charAt(to))) {
            to++;
        }
        return Span.of(from, to);
    }

    private static boolean endsWith(String text, int end, String scheme) {
        int start = end - scheme.length();
        return start >= 0
                && text.regionMatches(true, start, scheme, 0, scheme.length())
                && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
    }

    /** Prose after "bearer" or "basic" is lower-case letters; what a machine made has more. */
    private static boolean looksRandom(String text, long token) {
        int from = Span.from(token);
        int to = Span.to(token);
        if (to - from < SHORTEST) {
            return false;
        }
        for (int i = from + 1; i < to - 1; i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c) || Character.isUpperCase(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUserAndPassword(String text, long token) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text.substring(Span.from(token), Span.to(token)));
            for (byte b : decoded) {
                if (b == ':') {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isToken(char c) {
        return isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
