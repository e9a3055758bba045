// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Scalar;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values off a parser. Recursion is bounded by the nesting a line may have. */
final class ValueReader {
    private final JsonParser parser;
    private final Spelling spelling;

    ValueReader(JsonParser parser, Spelling spelling) {
        this.parser = parser;
        this.spelling = spelling;
    }

    /** The value the parser stands at. */
    Value read() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Text(parser.getString());
            default -> new Scalar(readText());
        };
    }

    /** The value the parser stands at, if it is a scalar; its beginning, if it is not. */
    String readText() {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NUMBER_INT -> spelling.integer(parser.getString());
            case VALUE_NUMBER_FLOAT -> spelling.floating(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> spelling.truth(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> spelling.nothing();
            case START_OBJECT, START_ARRAY -> skipped();
            default -> parser.getString();
        };
    }

    private String skipped() {
        parser.skipChildren();
        return "…";
    }

    private Branch object() {
        List<Field> entries = new ArrayList<>();
        String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            entries.add(new Field(name, read()));
        }
        return new Branch(entries, false);
    }

    private Branch array() {
        List<Field> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(new Field(Integer.toString(entries.size()), read()));
        }
        return new Branch(entries, true);
    }
}
