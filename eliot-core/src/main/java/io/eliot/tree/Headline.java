// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Leaf;
import io.eliot.tree.Value.Plain;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields that stand beside the type instead of below it: the request and the answer of HTTP, the level and text of a
 * logger's line. They are most of what one looks for, and most of the lines of a web application's tree.
 */
record Headline(List<Leaf> beside, List<Field> rest) {
    private static final List<String> HTTP = List.of("method", "path", "uri", "status");
    private static final List<String> LOGGER = List.of("log_level", "message");
    private static final int MAX_LENGTH = 100;

    static Headline none(List<Field> fields) {
        return new Headline(List.of(), fields);
    }

    static Headline of(WrittenMessage message, List<Field> fields) {
        String type = message.type();
        if (type == null) {
            return none(fields);
        }
        return switch (type) {
            case "http:server", "http:client" -> of(HTTP, fields);
            case "slf4j", "eliot:stdlib" -> of(LOGGER, fields);
            default -> none(fields);
        };
    }

    private static Headline of(List<String> names, List<Field> fields) {
        List<Field> rest = new ArrayList<>(fields);
        List<Leaf> beside = new ArrayList<>(names.size());
        int length = 0;
        for (String name : names) {
            int at = indexOf(name, rest);
            if (at >= 0 && rest.get(at).value() instanceof Leaf leaf && fits(leaf, length)) {
                rest.remove(at);
                beside.add(leaf);
                length += 1 + length(leaf);
            }
        }
        return new Headline(beside, rest);
    }

    private static int indexOf(String name, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(Leaf leaf, int used) {
        return used + length(leaf) <= MAX_LENGTH
                && (leaf instanceof Plain || leaf.text().indexOf('\n') < 0);
    }

    private static int length(Leaf leaf) {
        return leaf instanceof Plain plain ? plain.length() : leaf.text().length();
    }

    void write(Writing writing, Utf8Text out) {
        if (beside.isEmpty()) {
            return;
        }
        writing.begin(Part.PROP_VALUE, out);
        for (Leaf leaf : beside) {
            out.append(' ');
            writing.values().writeOnOneLine(leaf, out);
        }
        writing.end(Part.PROP_VALUE, out);
    }
}
