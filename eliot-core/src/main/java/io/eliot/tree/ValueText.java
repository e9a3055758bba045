// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Leaf;
import io.eliot.tree.Value.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as text that cannot disturb a terminal. */
final class ValueText {
    private static final int MAX_INLINE = 60;

    private final int limit;
    private final Unprintable unprintable;

    /**
     * Sets the limits.
     *
     * @param limit the number of characters from which on a value is cut, as it is at its first newline; 0 for none
     * @param unprintable what is not shown as it is
     */
    ValueText(int limit, Unprintable unprintable) {
        this.limit = limit;
        this.unprintable = unprintable;
    }

    /** The value as it is shown. */
    void write(Leaf leaf, Utf8Text out) {
        if (leaf instanceof Plain plain && (limit == 0 || plain.length() <= limit)) {
            plain.writeTo(out);
        } else {
            out.append(shown(leaf.text()));
        }
    }

    /** All of the value, on one line. */
    void writeOnOneLine(Leaf leaf, Utf8Text out) {
        if (leaf instanceof Plain plain) {
            plain.writeTo(out);
        } else {
            out.append(onOneLine(leaf.text()));
        }
    }

    /** Cut to the limit; newlines are left, for the drawing to indent. */
    String shown(String text) {
        return unprintable.escape(limit > 0 ? cut(text) : text, true);
    }

    private String cut(String text) {
        int newline = text.indexOf('\n');
        String first = newline < 0 ? text : text.substring(0, newline);
        int end = CodePoints.indexAfter(first, limit);
        return end < first.length() || newline >= 0 ? first.substring(0, end) + "…" : first;
    }

    /** On one line, whatever it is. */
    String onOneLine(String text) {
        return unprintable.escape(text, false);
    }

    /** An object or array as {@code {sku: A-17, quantity: 2}}, or null if it is too long for that. */
    @Nullable
    String inline(Branch branch) {
        StringBuilder text = new StringBuilder();
        return append(branch, text) ? text.toString() : null;
    }

    private boolean append(Value value, StringBuilder text) {
        if (value instanceof Branch branch) {
            return append(branch, text);
        }
        text.append(onOneLine(((Leaf) value).text()));
        return text.length() <= MAX_INLINE;
    }

    private boolean append(Branch branch, StringBuilder text) {
        text.append(branch.isArray() ? '[' : '{');
        List<Field> entries = branch.entries();
        for (int i = 0; i < entries.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            if (!branch.isArray()) {
                text.append(onOneLine(entries.get(i).name())).append(": ");
            }
            if (!append(entries.get(i).value(), text)) {
                return false;
            }
        }
        text.append(branch.isArray() ? ']' : '}');
        return text.length() <= MAX_INLINE;
    }
}
