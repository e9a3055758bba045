// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;

/** Values as JSON, in the order of the log: on one line while they fit, then an entry a line. Newlines are newlines. */
final class JsonLayout implements ValueLayout {
    private static final int WIDTH = 80;

    @Override
    public String layOut(Value value) {
        StringBuilder out = new StringBuilder();
        append(value, 0, out);
        return out.toString();
    }

    private static void append(Value value, int indent, StringBuilder out) {
        if (value instanceof Text text) {
            String margin = "\n" + " ".repeat(indent + 1);
            out.append('"').append(margined(text.text(), margin)).append('"');
        } else if (value instanceof Scalar scalar) {
            out.append(scalar.text());
        } else if (value instanceof Branch branch) {
            String oneLine = compact(branch, ", ", ": ", false);
            if (oneLine.length() <= WIDTH - indent) {
                out.append(oneLine);
            } else {
                appendLines(branch, indent + 1, out);
            }
        }
    }

    private static String margined(String text, String margin) {
        StringBuilder inside = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                inside.append(margin);
            } else {
                append(text.charAt(i), false, inside);
            }
        }
        return inside.toString();
    }

    private static void appendLines(Branch branch, int indent, StringBuilder out) {
        out.append(branch.isArray() ? '[' : '{');
        String between = "";
        for (Field entry : branch.entries()) {
            out.append(between);
            String key = branch.isArray() ? "" : quote(entry.name(), false) + ": ";
            out.append(key);
            append(entry.value(), indent + CodePoints.length(key), out);
            between = ",\n" + " ".repeat(indent);
        }
        out.append(branch.isArray() ? ']' : '}');
    }

    static String compact(Value value, String comma, String colon, boolean isAscii) {
        StringBuilder out = new StringBuilder();
        appendCompact(value, comma, colon, isAscii, out);
        return out.toString();
    }

    private static void appendCompact(Value value, String comma, String colon, boolean isAscii, StringBuilder out) {
        if (value instanceof Text text) {
            out.append(quote(text.text(), isAscii));
        } else if (value instanceof Scalar scalar) {
            out.append(scalar.text());
        } else if (value instanceof Branch branch) {
            out.append(branch.isArray() ? '[' : '{');
            String between = "";
            for (Field entry : branch.entries()) {
                out.append(between).append(branch.isArray() ? "" : quote(entry.name(), isAscii) + colon);
                appendCompact(entry.value(), comma, colon, isAscii, out);
                between = comma;
            }
            out.append(branch.isArray() ? ']' : '}');
        }
    }

    /** A JSON string. */
    static String quote(String text, boolean isAscii) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), isAscii, quoted);
        }
        return quoted.append('"').toString();
    }

    private static void append(char c, boolean isAscii, StringBuilder quoted) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            default -> {
                if ((isAscii && c >= 0x7f) || Unprintable.ALL.has(c)) {
                    quoted.append(String.format("\\u%04x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }
}
