// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Values laid out as Python's {@code pprint} does at a width of 40 (spec S9 to S11). */
final class PythonPretty implements ValueLayout {
    private static final int WIDTH = 40;

    @Override
    public String layOut(Value value) {
        StringBuilder out = new StringBuilder();
        format(value, 0, 0, true, out);
        // Textually, as the original does, so that a backslash before an n in the value is taken for a newline too.
        return out.toString().replace("\\n", "\n ").replace("\\t", "\t");
    }

    private void format(Value value, int indent, int allowance, boolean isTop, StringBuilder out) {
        String oneLine = oneLine(value);
        if (CodePoints.length(oneLine) <= WIDTH - indent - allowance || value instanceof Scalar) {
            out.append(oneLine);
        } else if (value instanceof Branch branch) {
            formatBranch(branch, indent, allowance, out);
        } else if (value instanceof Text text) {
            formatText(text.text(), indent, allowance, isTop, out);
        }
    }

    private void formatBranch(Branch branch, int indent, int allowance, StringBuilder out) {
        List<Field> entries = sorted(branch);
        out.append(branch.isArray() ? '[' : '{');
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                out.append(",\n").append(" ".repeat(indent + 1));
            }
            String key = branch.isArray() ? "" : PythonText.repr(entries.get(i).name()) + ": ";
            out.append(key);
            int after = i == entries.size() - 1 ? allowance + 1 : 1;
            format(entries.get(i).value(), indent + 1 + CodePoints.length(key), after, false, out);
        }
        out.append(branch.isArray() ? ']' : '}');
    }

    private static List<Field> sorted(Branch branch) {
        if (branch.isArray()) {
            return branch.entries();
        }
        List<Field> entries = new ArrayList<>(branch.entries());
        MessageFields.sort(entries);
        return entries;
    }

    private static void formatText(String text, int indent, int allowance, boolean isTop, StringBuilder out) {
        int left = isTop ? indent + 1 : indent;
        List<String> chunks = chunks(text, WIDTH - left, isTop ? allowance + 1 : allowance);
        if (chunks.size() == 1) {
            out.append(PythonText.repr(text));
            return;
        }
        String quoted = String.join("\n" + " ".repeat(left), chunks);
        out.append(isTop ? "(" + quoted + ")" : quoted);
    }

    /** The quoted pieces of a text, each of them no wider than that, if its words allow it. */
    private static List<String> chunks(String text, int width, int allowance) {
        List<String> chunks = new ArrayList<>();
        List<String> lines = PythonText.lines(text);
        for (int i = 0; i < lines.size(); i++) {
            boolean isLast = i == lines.size() - 1;
            String quoted = PythonText.repr(lines.get(i));
            if (CodePoints.length(quoted) <= (isLast ? width - allowance : width)) {
                chunks.add(quoted);
            } else {
                addWords(PythonText.words(lines.get(i)), width, isLast ? allowance : 0, chunks);
            }
        }
        return chunks;
    }

    private static void addWords(List<String> words, int width, int allowance, List<String> chunks) {
        String current = "";
        for (int i = 0; i < words.size(); i++) {
            String candidate = current + words.get(i);
            int room = i == words.size() - 1 ? width - allowance : width;
            if (CodePoints.length(PythonText.repr(candidate)) <= room) {
                current = candidate;
                continue;
            }
            if (!current.isEmpty()) {
                chunks.add(PythonText.repr(current));
            }
            current = words.get(i);
        }
        if (!current.isEmpty()) {
            chunks.add(PythonText.repr(current));
        }
    }

    private static String oneLine(Value value) {
        if (value instanceof Text text) {
            return PythonText.repr(text.text());
        }
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        Branch branch = (Branch) value;
        StringBuilder out = new StringBuilder(branch.isArray() ? "[" : "{");
        for (Field entry : sorted(branch)) {
            out.append(out.length() == 1 ? "" : ", ");
            out.append(branch.isArray() ? "" : PythonText.repr(entry.name()) + ": ");
            out.append(oneLine(entry.value()));
        }
        return out.append(branch.isArray() ? ']' : '}').toString();
    }
}
