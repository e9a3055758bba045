// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one message before it is encoded: names and values as they were given, no name twice. A later value for
 * a name replaces the earlier one in its place (spec D15). Not thread-safe.
 *
 * @since 0.1.0
 */
public final class FieldList {
    private static final String NO_VALUE = "eliot: no value given";
    private static final String LOST_FIELDS = "eliot: fields lost";
    private static final int WORTH_AN_INDEX = 32;

    private static final @Nullable Object[] NOTHING = {};

    private @Nullable Object[] pairs;
    private int used;
    private @Nullable Map<String, Integer> index;

    /** An empty list. */
    public FieldList() {
        this(0);
    }

    private FieldList(int expectedSize) {
        pairs = expectedSize == 0 ? NOTHING : new @Nullable Object[expectedSize * 2];
    }

    /**
     * Names and values in turn. Nothing is refused: a name that is not a string is written as its text, a last name
     * without a value says so.
     *
     * @param namesAndValues name, value, name, value …
     * @return a new list
     */
    public static FieldList of(@Nullable Object @Nullable ... namesAndValues) {
        if (namesAndValues == null) { // what a caller's bare null becomes
            return new FieldList();
        }
        FieldList fields = new FieldList((namesAndValues.length + 1) / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = i + 1 < namesAndValues.length ? namesAndValues[i + 1] : NO_VALUE;
            fields.put(nameOf(namesAndValues[i]), value);
        }
        return fields;
    }

    /**
     * The components of a record, in the order of their declaration.
     *
     * @param values the record
     * @return a new list
     */
    public static FieldList of(@Nullable Record values) {
        FieldList fields = new FieldList();
        fields.putAll(values);
        return fields;
    }

    /**
     * The type of a record that is logged as a message.
     *
     * @param message the record; null has an empty type
     * @return the name it was given by {@link io.eliot.annotation.TypeName}, else its simple name
     */
    public static String typeOf(@Nullable Record message) {
        return message == null ? "" : RecordFields.of(message.getClass()).typeName;
    }

    private static String nameOf(@Nullable Object name) {
        String text = name instanceof String given ? given : SafeText.of(name);
        return hasLoneSurrogate(text) ? withoutLoneSurrogates(text) : text;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true; // or a pair: rare enough to look closer
            }
        }
        return false;
    }

    /** Names are compared as they are written: what differs in lone surrogates only is one name in UTF-8. */
    private static String withoutLoneSurrogates(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
    }

    /**
     * Adds a field, or replaces the value of the one of that name.
     *
     * @param name the field's name; null becomes its text
     * @param value its value, any
     */
    public void put(@Nullable String name, @Nullable Object value) {
        String key = nameOf(name);
        int position = positionOf(key);
        if (position >= 0) {
            pairs[position + 1] = value;
        } else {
            append(key, value);
        }
    }

    /**
     * Puts every entry, in the map's order. A map that throws is told of in a field of its own.
     *
     * @param fields names to values; null is the same as none
     */
    public void putAll(@Nullable Map<String, ? extends @Nullable Object> fields) {
        try {
            if (fields != null) {
                fields.forEach(this::put);
            }
        } catch (Throwable e) {
            Fatal.rethrow(e);
            put(LOST_FIELDS, e.getClass().getName());
        }
    }

    /**
     * Puts every component, in the order of their declaration. One whose accessor throws says so.
     *
     * @param values the record
     */
    public void putAll(@Nullable Record values) {
        if (values == null) { // what a caller's null becomes
            return;
        }
        RecordFields.of(values.getClass()).addTo(this, values);
    }

    /**
     * The value of a field.
     *
     * @param name the field's name
     * @return its value, null also if there is no such field
     */
    public @Nullable Object get(String name) {
        int position = positionOf(name);
        return position < 0 ? null : pairs[position + 1];
    }

    /**
     * Whether there is a field of that name.
     *
     * @param name the name
     * @return whether it was put
     */
    public boolean contains(String name) {
        return positionOf(name) >= 0;
    }

    private void append(String name, @Nullable Object value) {
        if (used == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(8, used * 2));
        }
        pairs[used] = name;
        pairs[used + 1] = value;
        if (index != null) {
            index.put(name, used);
        }
        used += 2;
    }

    private int positionOf(String name) {
        if (size() >= WORTH_AN_INDEX) {
            return index().getOrDefault(name, -1);
        }
        for (int i = 0; i < used; i += 2) {
            if (name.equals(pairs[i])) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < used; i += 2) {
                index.put(name(i / 2), i);
            }
        }
        return index;
    }

    /**
     * Calls the action for each field, in order.
     *
     * @param action given name and value
     */
    public void forEach(BiConsumer<String, @Nullable Object> action) {
        for (int i = 0; i < size(); i++) {
            action.accept(name(i), value(i));
        }
    }

    int size() {
        return used / 2;
    }

    String name(int i) {
        return String.valueOf(pairs[i * 2]);
    }

    @Nullable
    Object value(int i) {
        return pairs[i * 2 + 1];
    }
}
