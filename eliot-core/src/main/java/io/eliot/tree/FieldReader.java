// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.parse.JsonLines;
import io.eliot.tree.Names.Name;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Plain;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads the fields of a message several times as fast as a general parser can: the line is known to be a JSON object, as
 * it was parsed before, so that all that is left is to find where things begin and end. Recursion is bounded by the
 * nesting a line may have.
 */
final class FieldReader {
    private static final boolean[] IS_PLAIN = new boolean[256];
    private static final boolean[] ENDS_SCALAR = new boolean[128];

    static {
        // What is below a blank has no place in a string.
        Arrays.fill(IS_PLAIN, 0, 0x7f, true);
        IS_PLAIN['"'] = false;
        IS_PLAIN['\\'] = false;
        for (char end : ",]} \t\r\n".toCharArray()) {
            ENDS_SCALAR[end] = true;
        }
    }

    private final byte[] json;
    private final Spelling spelling;
    private final Names names;
    private int at;

    FieldReader(byte[] json, Spelling spelling, Names names) {
        this.json = json;
        this.spelling = spelling;
        this.names = names;
        next();
        at++;
    }

    /** Where the next thing to read begins. */
    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** The name of the next field, whose value is to be read or skipped; null after the last one. */
    @Nullable
    Name nextName() {
        if (next() == '}') {
            at++;
            return null;
        }
        int from = at + 1;
        int end = endOfPlain(from);
        if (json[end] != '"') {
            return names.of(string());
        }
        at = end + 1;
        return names.of(json, from, end - from);
    }

    Value read() {
        return switch (next()) {
            case '"' -> text();
            case '{' -> object();
            case '[' -> array();
            default -> scalar();
        };
    }

    private Branch object() {
        List<Field> entries = new ArrayList<>();
        at++;
        Name name;
        while ((name = nextName()) != null) {
            entries.add(new Field(name.text(), read()));
        }
        return new Branch(entries, false);
    }

    private Branch array() {
        List<Field> entries = new ArrayList<>();
        at++;
        while (next() != ']') {
            entries.add(new Field(Integer.toString(entries.size()), read()));
        }
        at++;
        return new Branch(entries, true);
    }

    private Value text() {
        int from = at + 1;
        int end = endOfPlain(from);
        if (json[end] != '"') {
            return new Text(string());
        }
        at = end + 1;
        return new Plain(json, from, end - from);
    }

    private Value scalar() {
        int from = at;
        skipScalar();
        return spelling == Spelling.LOG ? new Plain(json, from, at - from) : new Scalar(spelled(from, at - from));
    }

    private String spelled(int from, int length) {
        return switch (json[from]) {
            case 't' -> spelling.truth(true);
            case 'f' -> spelling.truth(false);
            case 'n' -> spelling.nothing();
            default -> {
                String text = new String(json, from, length, ISO_8859_1);
                yield isInteger(text) ? spelling.integer(text) : spelling.floating(text);
            }
        };
    }

    private static boolean isInteger(String number) {
        return number.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private void skipScalar() {
        byte[] bytes = json;
        boolean[] ends = ENDS_SCALAR;
        int i = at;
        while (!ends[bytes[i]]) {
            i++;
        }
        at = i;
    }

    private String string() {
        int from = at;
        boolean hasEscapes = skipString();
        return hasEscapes ? unescaped(from, at) : new String(json, from + 1, at - 2 - from, UTF_8);
    }

    private String unescaped(int from, int to) {
        try (JsonParser parser = JsonLines.parser(json, from, to - from)) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** The end of the string, or the first character in it that is not printable ASCII or has an escape. */
    private int endOfPlain(int from) {
        byte[] bytes = json;
        boolean[] isPlain = IS_PLAIN;
        int i = from;
        while (isPlain[bytes[i] & 0xff]) {
            i++;
        }
        return i;
    }

    /** Whether it has escapes. */
    private boolean skipString() {
        boolean hasEscapes = false;
        int i = endOfPlain(at + 1);
        while (json[i] != '"') {
            boolean isEscape = json[i] == '\\';
            hasEscapes |= isEscape;
            i += isEscape ? 2 : 1;
        }
        at = i + 1;
        return hasEscapes;
    }

    void skip() {
        int depth = 0;
        do {
            switch (next()) {
                case '"' -> skipString();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> skipScalar();
            }
        } while (depth > 0);
    }

    /** Goes to the next thing that is neither blank nor between two others. */
    private byte next() {
        int i = at;
        byte b = json[i];
        while (b == ',' || b == ':' || b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            b = json[++i];
        }
        at = i;
        return b;
    }
}
