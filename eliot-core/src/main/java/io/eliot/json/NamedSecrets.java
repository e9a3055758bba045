// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Secrets known by the name beside them: {@code name=value}, {@code "name": "value"}, {@code <name>value</name>}. */
final class NamedSecrets {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TAG = 256;
    private static final int SHORTEST_KEY = 20;
    private static final int LONGEST_QUERY = 4096;
    private static final int LONGEST_GRAMMAR_WORD = 12;
    private static final int LONGEST_GRAMMAR_WORDS = 32;
    private static final String CODE = "code";

    private final NameVerdicts names;

    NamedSecrets(NameVerdicts names) {
        this.names = names;
    }

    /** The value after this {@code =} or colon. */
    long afterName(String text, int separator) {
        return afterName(text, separator, separator);
    }

    /** The value after this {@code %3D}, as a URL inside a URL has it, or {@code %253D} where there is one more around. */
    long afterEncoded(String text, int percent) {
        int last = text.startsWith("%25", percent) ? percent + 4 : percent + 2;
        boolean equals = text.regionMatches(true, last - 1, "3D", 0, 2);
        return equals ? afterName(text, percent, last) : Span.NONE;
    }

    private long afterName(String text, int firstOfSeparator, int separator) {
        int end = nameEnd(text, firstOfSeparator);
        int start = nameStart(text, end);
        if (start == end) {
            return ofKey(text, end, separator);
        }
        if (names.isCredential(text, start, end)
                || isTwoWords(text, start, end)
                || isCredentialAfterEscape(text, start, end)) {
            long value = value(text, separator, isHeader(text, end));
            return isOfGrammar(text, start, end, value) ? Span.NONE : value;
        }
        if (NamedValue.isValue(text, start, end)) {
            int nameBefore = credentialBefore(text, start);
            return nameBefore < 0 ? Span.NONE : value(text, separator, isHeader(text, nameBefore));
        }
        return isQuerySecret(text, start, end) ? value(text, separator, false) : Span.NONE;
    }

    /** {@code Key (email, token)=(bob, hunter2)}, as PostgreSQL tells what there is already. */
    private long ofKey(String text, int end, int separator) {
        if (end == 0 || text.charAt(end - 1) != ')' || !text.startsWith("=(", separator)) {
            return Span.NONE;
        }
        int limit = Math.max(0, end - LONGEST_TAG);
        for (int at = end - 1; at > limit && text.charAt(at) != '('; at--) {
            int start = isNamePart(text.charAt(at)) ? at : nameStart(text, at);
            if (start < at && names.isCredential(text, start, at)) {
                return Values.at(text, separator + 1, false, false);
            }
        }
        return Span.NONE;
    }

    /** {@code ?code}. */
    static boolean isCode(String text, int separator) {
        int end = nameEnd(text, separator);
        int start = end - CODE.length();
        return start > 0 && isQueryMark(text.charAt(start - 1)) && endsWith(text, end, CODE);
    }

    /** The code of an authorization, if its state is near. */
    static long code(String text, int separator, Ahead ahead) {
        int state = ahead.state(Math.max(0, separator - LONGEST_QUERY));
        boolean near = state < ahead.end() && state - separator < LONGEST_QUERY;
        return near ? value(text, separator, false) : Span.NONE;
    }

    /** The content of the element whose start tag ends here. */
    long inElement(String text, int close) {
        int open = close;
        int limit = Math.max(0, close - LONGEST_TAG);
        do {
            open--;
        } while (open >= limit && text.charAt(open) != '<' && text.charAt(open) != '>');
        if (open < limit || text.charAt(open) != '<' || text.charAt(close - 1) == '/') {
            return Span.NONE;
        }
        int end = open + 1;
        while (end < close && (isNamePart(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        if (end == open + 1 || !names.isCredential(text, open + 1, end)) {
            return Span.NONE;
        }
        boolean quoted = text.startsWith("<![CDATA[", close + 1);
        int next = quoted ? text.indexOf("]]>", close) : text.indexOf('<', close);
        return Span.of(close + 1, next < 0 ? text.length() : quoted ? next + 3 : next);
    }

    /** {@code --password}, whose value is the next argument. */
    static boolean isOption(String argument, Redaction redaction) {
        return argument.startsWith("--") && redaction.isCredential(argument.substring(2));
    }

    /** The word after {@code --name}. */
    long afterOption(String text, int dash) {
        if (!text.startsWith("--", dash) || (dash > 0 && text.charAt(dash - 1) > ' ' && text.charAt(dash - 1) != '[')) {
            return Span.NONE;
        }
        int start = dash + 2;
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        int blank = text.startsWith(", ", end) ? end + 1 : end; // in a list of arguments that prints itself
        if (end == start || !text.startsWith(" ", blank) || !names.isCredential(text, start, end)) {
            return Span.NONE;
        }
        return value(text, blank, false);
    }

    /** {@code password 'hunter2'}, as SQL and its error messages have it. */
    long quotedAfter(String text, int blank) {
        if (blank + 1 == text.length() || !Values.isQuote(text.charAt(blank + 1))) {
            return Span.NONE;
        }
        int start = nameStart(text, blank);
        boolean credential = start < blank
                && !isPartOfSpeech(text, start, blank)
                && (names.isCredential(text, start, blank) || isTwoWords(text, start, blank));
        return credential ? Values.at(text, blank + 1, false, false) : Span.NONE;
    }

    /** What parsers complain of: {@code unexpected token '}'}. */
    private static boolean isPartOfSpeech(String text, int start, int end) {
        return is(text, start, end, "token") || is(text, start, end, "tokens");
    }

    /** {@code unexpected token: NUMBER}, as HSQLDB and the parsers of ANTLR say it. */
    private static boolean isOfGrammar(String text, int start, int end, long value) {
        return value != Span.NONE
                && isPartOfSpeech(text, start, end)
                && endsWith(text, start, "expected ")
                && isGrammarWord(text, Span.from(value), Span.to(value));
    }

    /** In capitals, and no longer than such words are; nearly all random tokens have digits or small letters. */
    private static boolean isGrammarWord(String text, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            length = c == '_' ? 0 : length + 1;
            if (length > LONGEST_GRAMMAR_WORD || (Character.isLetterOrDigit(c) && (c < 'A' || c > 'Z'))) {
                return false;
            }
        }
        return to - from <= LONGEST_GRAMMAR_WORDS;
    }

    /** {@code name=Authorization, value=...}: the end of a credential's name that is itself a value, or -1. */
    private int credentialBefore(String text, int value) {
        int end = value;
        while (end > 0 && isBetween(text.charAt(end - 1))) {
            end--;
        }
        int start = nameStart(text, end);
        if (start == end || !names.isCredential(text, start, end)) {
            return -1;
        }
        int separator = start - 1;
        while (separator >= 0 && isBetween(text.charAt(separator))) {
            separator--;
        }
        if (separator < 0 || (text.charAt(separator) != '=' && text.charAt(separator) != ':')) {
            return -1;
        }
        int nameEnd = nameEnd(text, separator);
        return NamedValue.isName(text, nameStart(text, nameEnd), nameEnd) ? end : -1;
    }

    private static boolean isBetween(char c) {
        return c <= ' ' || c == ',' || c == ';' || isWrapping(c);
    }

    private static int nameEnd(String text, int separator) {
        int end = separator;
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && isWrapping(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int nameStart(String text, int end) {
        int start = end;
        int limit = Math.max(0, end - LONGEST_NAME);
        while (start > limit && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** {@code %3Ftoken}. */
    private boolean isCredentialAfterEscape(String text, int start, int end) {
        boolean escape = start > 0 && text.charAt(start - 1) == '%' && end - start > 2;
        return escape && names.isCredential(text, start + 2, end);
    }

    /** {@code api key: ...}, where neither word alone says it. */
    private boolean isTwoWords(String text, int start, int end) {
        if (start < 2 || text.charAt(start - 1) != ' ') {
            return false;
        }
        int first = nameStart(text, start - 1);
        return first < start - 1 && names.isCredential(text, first, end) && !names.isCredential(text, first, start - 1);
    }

    /** Names that are secret in the query of a URL and harmless elsewhere. */
    private static boolean isQuerySecret(String text, int start, int end) {
        if (start == 0 || !isQueryMark(text.charAt(start - 1))) {
            return false;
        }
        return endsWith(text, end, "signature")
                || is(text, start, end, "sig")
                || is(text, start, end, "pass")
                || (is(text, start, end, "key") && Values.isLongWord(text, end + 1, SHORTEST_KEY));
    }

    private static long value(String text, int separator, boolean header) {
        int from = separator + 1;
        while (from < text.length() && (text.charAt(from) == '=' || text.charAt(from) == '>')) {
            from++;
        }
        while (from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        return Values.at(text, quoteOnNextLine(text, from), header, text.charAt(separator) == ':');
    }

    /** JSON may have its values there; anything else that stands there is another matter. */
    private static int quoteOnNextLine(String text, int from) {
        int quote = from;
        while (quote < text.length() && text.charAt(quote) <= ' ') {
            quote++;
        }
        return quote < text.length() && Values.isQuote(text.charAt(quote)) ? quote : from;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isHeader(String text, int end) {
        return endsWith(text, end, "cookie") || endsWith(text, end, "authorization");
    }

    private static boolean endsWith(String text, int end, String ending) {
        return text.regionMatches(true, end - ending.length(), ending, 0, ending.length());
    }

    private static boolean is(String text, int start, int end, String name) {
        return end - start == name.length() && text.regionMatches(true, start, name, 0, name.length());
    }

    private static boolean isQueryMark(char c) {
        return c == '?' || c == '&';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '$';
    }

    private static boolean isWrapping(char c) {
        return c == '"' || c == '\'' || c == '\\' || c == '[' || c == ']' || c == '`';
    }
}
