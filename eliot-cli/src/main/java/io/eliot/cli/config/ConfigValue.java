// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.config;

import io.eliot.tree.Style;
import io.eliot.tree.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of the options file, which must be of a certain kind. */
record ConfigValue(String name, JsonNode json) {
    boolean truth() {
        require(json.isBoolean(), "true or false");
        return json.asBoolean();
    }

    int number() {
        require(json.isInt() && json.asInt() >= 0, "a number from 0 up");
        return json.asInt();
    }

    String oneOf(String... allowed) {
        require(json.isString() && List.of(allowed).contains(json.asString()), "one of " + String.join(", ", allowed));
        return json.asString();
    }

    List<String> strings() {
        require(json.isArray() && json.valueStream().allMatch(JsonNode::isString), "a list of strings");
        return json.valueStream().map(JsonNode::asString).toList();
    }

    Map<Theme.Part, Style> styles() {
        require(json.isObject(), "an object");
        Map<Theme.Part, Style> styles = new LinkedHashMap<>();
        json.forEachEntry((part, look) -> styles.put(TreeConfig.part(part), style(look)));
        return styles;
    }

    private Style style(JsonNode look) {
        require(look.isArray(), "lists of a colour, a background and attributes");
        List<String> attributes =
                look.path(2).valueStream().map(JsonNode::asString).toList();
        try {
            return new Style(text(look.path(0)), text(look.path(1)), attributes);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(JsonNode json) {
        return json.isString() || json.isNumber() ? json.asString() : null;
    }

    private void require(boolean isRight, String expected) {
        if (!isRight) {
            throw new ConfigException(name + " must be " + expected + ", not " + json, null);
        }
    }
}
