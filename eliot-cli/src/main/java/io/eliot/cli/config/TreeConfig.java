// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.config;

import io.eliot.tree.Style;
import io.eliot.tree.Theme;
import io.eliot.tree.TreeRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a tree as they come to be: the defaults, over them those of the file, over these those of the command
 * line. The names are those of eliot-tree's file.
 */
public final class TreeConfig {
    private final List<String> ignoredFields = new ArrayList<>();
    private final Map<Theme.Part, Style> themeOverrides = new LinkedHashMap<>();
    private boolean humanReadable = true;
    private boolean utcTimestamps = true;
    private String color = "auto";
    private boolean ascii;
    private boolean colorizeTree = true;
    private String themeName = "auto";
    private int fieldLimit = 100;

    /** The fields not to show; an empty list stands for the default ones. */
    public List<String> ignoredFields() {
        return ignoredFields;
    }

    public boolean isUtc() {
        return utcTimestamps;
    }

    /** {@code always}, {@code auto} or {@code never}. */
    public String color() {
        return color;
    }

    /** {@code auto}, {@code dark} or {@code light}. */
    public String themeName() {
        return themeName;
    }

    public void ignore(List<String> fields) {
        ignoredFields.addAll(fields);
    }

    /** Sets one option by its name in the file. */
    void set(String name, ConfigValue value) {
        switch (name) {
            case "ignored_fields" -> {
                ignoredFields.clear();
                ignoredFields.addAll(value.strings());
            }
            case "human_readable" -> humanReadable = value.truth();
            case "utc_timestamps" -> utcTimestamps = value.truth();
            case "color" -> color = value.oneOf("always", "auto", "never");
            case "ascii" -> ascii = value.truth();
            case "colorize_tree" -> colorizeTree = value.truth();
            case "theme_name" -> themeName = value.oneOf("auto", "dark", "light");
            case "field_limit" -> fieldLimit = value.number();
            case "theme_overrides" -> themeOverrides.putAll(value.styles());
            default -> {
                // Options of the original that concern no tree, and those of later versions.
            }
        }
    }

    public void raw() {
        humanReadable = false;
    }

    public void localTimezone() {
        utcTimestamps = false;
    }

    public void ascii() {
        ascii = true;
    }

    public void plainTree() {
        colorizeTree = false;
    }

    public void color(String when) {
        color = when;
    }

    public void theme(String name) {
        themeName = name;
    }

    public void fieldLimit(int length) {
        fieldLimit = length;
    }

    /** Gives the options to a renderer, but for colours and time zone, which depend on where the command runs. */
    public void applyTo(TreeRenderer.Builder renderer) {
        renderer.fieldLimit(fieldLimit).ignoredKeys(ignoredFields);
        if (ascii) {
            renderer.ascii();
        }
        if (!humanReadable) {
            renderer.raw();
        }
        if (!colorizeTree) {
            renderer.plainTree();
        }
    }

    /** The theme with the user's own looks. */
    public Theme overridden(Theme theme) {
        Theme result = theme;
        for (Map.Entry<Theme.Part, Style> override : themeOverrides.entrySet()) {
            result = result.with(override.getKey(), override.getValue());
        }
        return result;
    }

    /** All options as eliot-tree prints them. */
    public String toJson(boolean isCurrent) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("ignored_fields", ignoredFields);
        options.put("human_readable", humanReadable);
        options.put("utc_timestamps", utcTimestamps);
        options.put("color", color);
        options.put("ascii", ascii);
        options.put("colorize_tree", colorizeTree);
        options.put("theme_name", themeName);
        options.put("field_limit", fieldLimit);
        options.put("print_current_config", isCurrent);
        return IndentedJson.write(options);
    }

    static Theme.Part part(String name) {
        try {
            return Theme.Part.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("theme_overrides: no part of a tree is called " + name, e);
        }
    }
}
