// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a part of the text looks on a terminal.
 *
 * @param foreground a colour's name such as {@code light_green}, or its number from 0 to 255; null for the terminal's own
 * @param background likewise
 * @param attributes any of {@code bold}, {@code dim}, {@code underlined}, {@code blink}, {@code reverse}, {@code hidden}
 * @since 0.1.0
 */
public record Style(@Nullable String foreground, @Nullable String background, List<String> attributes) {
    /** The terminal's own look. */
    public static final Style NONE = new Style(null, null, List.of());

    private static final List<String> COLORS = List.of(
            "black",
            "red",
            "green",
            "yellow",
            "blue",
            "magenta",
            "cyan",
            "light_gray",
            "dark_gray",
            "light_red",
            "light_green",
            "light_yellow",
            "light_blue",
            "light_magenta",
            "light_cyan",
            "white");

    private static final Map<String, Integer> ATTRIBUTES =
            Map.of("bold", 1, "dim", 2, "underlined", 4, "blink", 5, "reverse", 7, "hidden", 8);

    /**
     * Checks the names.
     *
     * @param foreground a colour's name or number, or null
     * @param background likewise
     * @param attributes copied
     * @throws IllegalArgumentException for a colour or an attribute that does not exist
     */
    public Style {
        attributes = List.copyOf(attributes);
        checkColor(foreground);
        checkColor(background);
        attributes.forEach(Style::attributeCode);
    }

    /**
     * A colour without more.
     *
     * @param foreground a colour's name or number
     * @return the style
     * @throws IllegalArgumentException for a colour that does not exist
     */
    public static Style of(String foreground) {
        return new Style(Objects.requireNonNull(foreground, "foreground"), null, List.of());
    }

    static Style of(String foreground, String attribute) {
        return new Style(foreground, null, List.of(attribute));
    }

    private static void checkColor(@Nullable String color) {
        if (color != null) {
            colorNumber(color);
        }
    }

    private static int colorNumber(String color) {
        int named = COLORS.indexOf(color.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named;
        }
        if (color.matches("\\d{1,3}") && Integer.parseInt(color) < 256) {
            return Integer.parseInt(color);
        }
        throw new IllegalArgumentException(
                "No colour is called " + color + ": use a number from 0 to 255 or one of " + String.join(", ", COLORS));
    }

    private static int attributeCode(String attribute) {
        Integer code = ATTRIBUTES.get(attribute);
        if (code == null) {
            throw new IllegalArgumentException("No attribute is called " + attribute
                    + ": use one of bold, dim, underlined, blink, reverse, hidden");
        }
        return code;
    }

    String colorCodes() {
        return (foreground == null ? "" : "\u001b[38;5;" + colorNumber(foreground) + "m")
                + (background == null ? "" : "\u001b[48;5;" + colorNumber(background) + "m");
    }

    String attributeCodes() {
        StringBuilder codes = new StringBuilder();
        attributes.forEach(attribute ->
                codes.append("\u001b[").append(attributeCode(attribute)).append('m'));
        return codes.toString();
    }
}
