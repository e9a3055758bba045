// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Strings as Python's {@code repr}, {@code str.splitlines} and {@code \s} treat them (spec S10, S11, S14). */
final class PythonText {
    private PythonText() {}

    /** The literal of a string. */
    static String repr(String text) {
        char quote = quoteFor(text.indexOf('\'') >= 0, text.indexOf('"') >= 0);
        StringBuilder literal = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> appendEscaped(c, quote, literal));
        return literal.append(quote).toString();
    }

    /** The literal of some bytes. */
    static String repr(byte[] bytes, int offset, int length) {
        String latin = new String(bytes, offset, length, ISO_8859_1);
        char quote = quoteFor(latin.indexOf('\'') >= 0, latin.indexOf('"') >= 0);
        StringBuilder literal = new StringBuilder(length + 3).append('b').append(quote);
        latin.chars().forEach(c -> {
            if (c > 0x7e) {
                literal.append(String.format("\\x%02x", c));
            } else {
                appendEscaped(c, quote, literal);
            }
        });
        return literal.append(quote).toString();
    }

    private static char quoteFor(boolean hasSingle, boolean hasDouble) {
        return hasSingle && !hasDouble ? '"' : '\'';
    }

    private static void appendEscaped(int c, char quote, StringBuilder literal) {
        switch (c) {
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                if (c == quote) {
                    literal.append('\\').append(quote);
                } else if (isPrintable(c)) {
                    literal.appendCodePoint(c);
                } else {
                    literal.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** The lines of a text, each with its end. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean isPair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!isPair && isLineEnd(text.charAt(i))) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The words of a line, each with the blanks after it; blanks at the beginning are a word of their own. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < line.length(); i++) {
            if (isSpace(line.charAt(i - 1)) && !isSpace(line.charAt(i))) {
                words.add(line.substring(start, i));
                start = i;
            }
        }
        words.add(line.substring(start));
        return words;
    }

    private static boolean isSpace(char c) {
        return isLineEnd(c) || c == 0x1f || c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
