// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import io.eliot.json.SafeText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One declared field: its name, how its value is written, and what its value may be (spec M1). Immutable; as thread-safe
 * as the functions it is made of.
 *
 * @param <T> the values
 * @since 0.1.0
 */
public final class Field<T> {
    /** What {@link #forTypes} knows: null, integers, floating point, text, lists, maps, bytes, booleans (M3). */
    private static final Set<Class<?>> JSON_TYPES = Set.of(
            Void.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            Float.class,
            Double.class,
            String.class,
            List.class,
            Map.class,
            byte[].class,
            Boolean.class);

    private final String name;
    private final String description;
    private final Function<? super T, ? extends @Nullable Object> serializer;
    private final Consumer<? super T> validator;
    private final boolean constant;

    private Field(
            String name,
            String description,
            Function<? super T, ? extends @Nullable Object> serializer,
            Consumer<? super T> validator,
            boolean constant) {
        this.name = Objects.requireNonNull(name, "name");
        this.description = description;
        this.serializer = Objects.requireNonNull(serializer, "serializer");
        this.validator = validator;
        this.constant = constant;
    }

    /**
     * A field whose values are turned into others before they are written.
     *
     * @param <T> the values
     * @param name the field's name
     * @param serializer gives what is written; may throw for a value it does not know
     * @return a field
     */
    public static <T> Field<T> of(String name, Function<? super T, ? extends @Nullable Object> serializer) {
        return new Field<>(name, "", serializer, value -> {}, false);
    }

    /**
     * A field that always has the same value (spec M2). It need not be given where a message is logged.
     *
     * @param name the field's name
     * @param constant its value
     * @return a field that validates equality, and writes the constant whatever it is given
     */
    public static Field<Object> forValue(String name, @Nullable Object constant) {
        return new Field<>(
                name,
                "",
                value -> constant,
                value -> {
                    if (!Objects.equals(value, constant)) {
                        throw new ValidationException(
                                value,
                                "Field \"" + name + "\" must be " + SafeText.of(constant) + ", not "
                                        + SafeText.of(value));
                    }
                },
                true);
    }

    /**
     * A field whose values are of some types and written as they are (spec M3).
     *
     * @param name the field's name
     * @param types {@link Void} for null, the integers, {@link Float}, {@link Double}, {@link String}, {@link List},
     *     {@link Map}, {@code byte[]}, {@link Boolean}; a subtype of one of them is fine
     * @return a field
     * @throws IllegalArgumentException if another type is given
     */
    public static Field<Object> forTypes(String name, Class<?>... types) {
        List<Class<?>> allowed = List.of(types);
        for (Class<?> type : allowed) {
            if (!JSON_TYPES.contains(type)) {
                throw new IllegalArgumentException("Field \"" + name + "\" cannot be of type " + type.getName()
                        + ": give it a serializer that makes it text, a number, a list or a map");
            }
        }
        return new Field<>(
                name,
                "",
                value -> value,
                value -> {
                    if (allowed.stream()
                            .noneMatch(type -> value == null ? type == Void.class : type.isInstance(value))) {
                        throw new ValidationException(
                                value,
                                "Field \"" + name + "\" must be of type " + names(allowed) + ", not "
                                        + (value == null
                                                ? "null"
                                                : value.getClass().getName()));
                    }
                },
                false);
    }

    private static String names(List<Class<?>> types) {
        return types.stream()
                .map(type -> type == Void.class ? "null" : type.getSimpleName())
                .collect(Collectors.joining(" or "));
    }

    /**
     * Several fields in a few words (spec M4).
     *
     * @param fieldsAndTypes fields as they are, or a name followed by its type, see {@link #forTypes}
     * @return the fields in that order
     * @throws IllegalArgumentException if something else is given
     */
    public static List<Field<?>> fields(Object... fieldsAndTypes) {
        List<Field<?>> fields = new ArrayList<>();
        for (int i = 0; i < fieldsAndTypes.length; i++) {
            if (fieldsAndTypes[i] instanceof Field<?> field) {
                fields.add(field);
            } else if (fieldsAndTypes[i] instanceof String name
                    && i + 1 < fieldsAndTypes.length
                    && fieldsAndTypes[i + 1] instanceof Class<?> type) {
                fields.add(forTypes(name, type));
                i++;
            } else {
                throw new IllegalArgumentException(
                        "Neither a field nor a name followed by a type: " + fieldsAndTypes[i]);
            }
        }
        return List.copyOf(fields);
    }

    /**
     * The same field with a description for people.
     *
     * @param text what the field tells
     * @return a field
     */
    public Field<T> describedAs(String text) {
        return new Field<>(name, text, serializer, validator, constant);
    }

    /**
     * The same field with one more condition.
     *
     * @param condition throws what is wrong with a value, preferably a {@link ValidationException}
     * @return a field
     */
    public Field<T> validatedBy(Consumer<? super T> condition) {
        return new Field<>(
                name,
                description,
                serializer,
                value -> {
                    validator.accept(value);
                    condition.accept(value);
                },
                constant);
    }

    /**
     * The field's name.
     *
     * @return as on the wire
     */
    public String name() {
        return name;
    }

    /**
     * What the field tells.
     *
     * @return for people; empty unless given
     */
    public String description() {
        return description;
    }

    boolean isConstant() {
        return constant;
    }

    /**
     * What is written for a value. Throws what the serializer throws.
     *
     * @param value the value
     * @return the value to be written
     */
    public @Nullable Object serialize(@Nullable T value) {
        return serializer.apply(value);
    }

    /**
     * Checks a value: serializes it, then applies the conditions. Throws what one of them throws.
     *
     * @param value the value
     */
    public void validate(@Nullable T value) {
        Object ignored = serializer.apply(value);
        validator.accept(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
