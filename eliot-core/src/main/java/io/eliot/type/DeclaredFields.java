// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.type;

import io.eliot.failure.Failures;
import io.eliot.json.Fatal;
import io.eliot.json.FieldList;
import io.eliot.message.FieldNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields a kind of message is declared to have, checked when it is declared (spec M5). Immutable.
 *
 * @since 0.1.0
 */
public final class DeclaredFields {
    private static final String NOT_SERIALIZED = "eliot: not serialized, see eliot:serialization_failure";
    private static final Set<String> RESERVED = Set.of(
            FieldNames.TASK_LEVEL,
            FieldNames.TASK_UUID,
            FieldNames.TIMESTAMP,
            FieldNames.MESSAGE_TYPE,
            FieldNames.ACTION_TYPE,
            FieldNames.ACTION_STATUS);

    private final List<Field<?>> fields;

    DeclaredFields(Collection<? extends Field<?>> fields) {
        this.fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field<?> field : this.fields) {
            check(field.name(), names.add(field.name()));
        }
    }

    private static void check(String name, boolean isNew) {
        if (!isNew) {
            throw new IllegalArgumentException("Two fields have the name \"" + name + "\"");
        }
        if (name.startsWith("_")) {
            throw new IllegalArgumentException(
                    "The field \"" + name + "\" begins with an underscore: such names belong to storage systems");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("The field \"" + name + "\" is Eliot's own: choose another name");
        }
    }

    /**
     * The fields.
     *
     * @return in the order of their declaration
     */
    public List<Field<?>> asList() {
        return fields;
    }

    /**
     * Serializes the declared fields in place; others stay as they are (spec M9). One that cannot be serialized or is
     * missing costs that field only.
     *
     * @param given what the caller logs
     * @param onFailure told what a serializer threw, and of each missing field
     * @return a new list
     */
    public FieldList serialize(FieldList given, Consumer<Throwable> onFailure) {
        FieldList serialized = new FieldList();
        given.forEach(serialized::put);
        for (Field<?> field : fields) {
            String name = field.name();
            try {
                serialized.put(name, serialize(field, isLeftToMe(field, given) ? null : present(field, given)));
            } catch (Throwable e) {
                Fatal.rethrow(e);
                serialized.put(name, NOT_SERIALIZED);
                onFailure.accept(e);
            }
        }
        return serialized;
    }

    private static boolean isLeftToMe(Field<?> field, FieldList given) {
        return field.isConstant() && !given.contains(field.name());
    }

    private static @Nullable Object present(Field<?> field, FieldList given) {
        if (!given.contains(field.name())) {
            throw new ValidationException(null, missing(field));
        }
        return given.get(field.name());
    }

    private static String missing(Field<?> field) {
        return "Field \"" + field.name() + "\" is missing";
    }

    @SuppressWarnings("unchecked") // what the caller logs is what the field says it holds, or the serializer throws
    private static <T> @Nullable Object serialize(Field<T> field, @Nullable Object value) {
        return field.serialize((@Nullable T) value);
    }

    /**
     * What is wrong with the fields of a message: done in tests only (spec M10).
     *
     * @param given what the caller logs
     * @return one sentence each; empty if all is well
     */
    public List<String> violations(FieldList given) {
        List<String> violations = new ArrayList<>();
        Set<String> expected = new HashSet<>();
        for (Field<?> field : fields) {
            expected.add(field.name());
            try {
                if (!isLeftToMe(field, given)) {
                    validate(field, present(field, given));
                }
            } catch (Throwable e) {
                Fatal.rethrow(e);
                violations.add(Failures.reason(e));
            }
        }
        given.forEach((name, value) -> {
            if (!expected.contains(name)) {
                violations.add("Unexpected field \"" + name + "\"");
            }
        });
        return violations;
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> void validate(Field<T> field, @Nullable Object value) {
        field.validate((@Nullable T) value);
    }
}
