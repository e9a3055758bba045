// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import java.util.List;
import java.util.Objects;

/**
 * A kind of action, with the fields its start and its success are declared to have (spec M7):
 *
 * <pre>{@code
 * static final ActionType PLACE = ActionType.of(
 *         "order:place", Field.fields("sku", String.class), Field.fields("order_id", Integer.class));
 *
 * Eliot.action(PLACE).with("sku", sku).run(action -> action.addSuccessField("order_id", place(sku)));
 * }</pre>
 *
 * <p>Values are serialized by their fields when they are logged. That they are what the fields say, and that no other
 * field is logged, is checked in tests; a failure may have any fields (spec M14). Immutable.
 *
 * @since 0.1.0
 */
public final class ActionType {
    private final String type;
    private final DeclaredFields startFields;
    private final DeclaredFields successFields;
    private final String description;

    private ActionType(String type, DeclaredFields startFields, DeclaredFields successFields, String description) {
        this.type = Objects.requireNonNull(type, "type");
        this.startFields = startFields;
        this.successFields = successFields;
        this.description = description;
    }

    /**
     * An action type.
     *
     * @param type the {@code action_type}
     * @param startFields of the start message
     * @param successFields of the end message, should the action succeed
     * @return a type
     * @throws IllegalArgumentException if two fields have one name, or a field a name that is not for users (spec M5)
     */
    public static ActionType of(
            String type, List<? extends Field<?>> startFields, List<? extends Field<?>> successFields) {
        return new ActionType(type, new DeclaredFields(startFields), new DeclaredFields(successFields), "");
    }

    /**
     * The same type with a description for people.
     *
     * @param text what such an action does
     * @return a type
     */
    public ActionType describedAs(String text) {
        return new ActionType(type, startFields, successFields, text);
    }

    /**
     * The name of the type.
     *
     * @return the {@code action_type}
     */
    public String type() {
        return type;
    }

    /**
     * What the start message has.
     *
     * @return the declared fields
     */
    public DeclaredFields startFields() {
        return startFields;
    }

    /**
     * What the end message has, should the action succeed.
     *
     * @return the declared fields
     */
    public DeclaredFields successFields() {
        return successFields;
    }

    /**
     * What such an action does.
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
