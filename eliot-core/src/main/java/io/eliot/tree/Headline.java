// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Theme.Part;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields that stand beside the type instead of below it: the request and the answer of HTTP, the level and text of a
 * logger's line. They are most of what one looks for, and most of the lines of a web application's tree.
 */
record Headline(String text, List<Field> rest) {
    private static final List<String> HTTP = List.of("method", "path", "uri", "status");
    private static final List<String> LOGGER = List.of("log_level", "message");
    private static final int MAX_LENGTH = 100;

    static Headline none(List<Field> fields) {
        return new Headline("", fields);
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
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            int at = indexOf(name, rest);
            if (at >= 0 && fits(rest.get(at).value(), text.length())) {
                text.append(' ').append(plain(rest.remove(at).value()));
            }
        }
        return new Headline(text.toString(), rest);
    }

    private static int indexOf(String name, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(Value value, int used) {
        return !(value instanceof Branch)
                && used + plain(value).length() <= MAX_LENGTH
                && plain(value).indexOf('\n') < 0;
    }

    private static String plain(Value value) {
        return value instanceof Text text ? text.text() : value instanceof Scalar scalar ? scalar.text() : "";
    }

    void write(Writing writing, Utf8Text out) {
        if (!text.isEmpty()) {
            writing.paint(Part.PROP_VALUE, ValueText.onOneLine(text), out);
        }
    }
}
