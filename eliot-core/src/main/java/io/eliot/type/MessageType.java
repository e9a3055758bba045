// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import java.util.List;
import java.util.Objects;

/**
 * A kind of message, with the fields it is declared to have (spec M6):
 *
 * <pre>{@code
 * static final MessageType PRICED = MessageType.of("order:priced", Field.fields("sku", String.class, "total", Double.class));
 *
 * Eliot.log(PRICED, "sku", sku, "total", total);
 * }</pre>
 *
 * <p>Values are serialized by their fields when they are logged. That they are what the fields say, and that no other
 * field is logged, is checked in tests. Immutable.
 *
 * @since 0.1.0
 */
public final class MessageType {
    private final String type;
    private final DeclaredFields fields;
    private final String description;

    private MessageType(String type, DeclaredFields fields, String description) {
        this.type = Objects.requireNonNull(type, "type");
        this.fields = fields;
        this.description = description;
    }

    /**
     * A message type.
     *
     * @param type the {@code message_type}
     * @param fields in the order for people
     * @return a type
     * @throws IllegalArgumentException if two fields have one name, or a field a name that is not for users (spec M5)
     */
    public static MessageType of(String type, List<? extends Field<?>> fields) {
        return new MessageType(type, new DeclaredFields(fields), "");
    }

    /**
     * A message type.
     *
     * @param type the {@code message_type}
     * @param fields in the order for people
     * @return a type
     * @throws IllegalArgumentException if two fields have one name, or a field a name that is not for users (spec M5)
     */
    public static MessageType of(String type, Field<?>... fields) {
        return of(type, List.of(fields));
    }

    /**
     * The same type with a description for people.
     *
     * @param text when such a message is logged
     * @return a type
     */
    public MessageType describedAs(String text) {
        return new MessageType(type, fields, text);
    }

    /**
     * The name of the type.
     *
     * @return the {@code message_type}
     */
    public String type() {
        return type;
    }

    /**
     * What a message of the type has.
     *
     * @return the declared fields
     */
    public DeclaredFields fields() {
        return fields;
    }

    /**
     * When such a message is logged.
     *
     * @return for people; empty unless given
     */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return type;
    }
}
