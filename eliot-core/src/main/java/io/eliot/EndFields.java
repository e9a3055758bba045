// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.json.Fatal;
import io.eliot.json.FieldList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was added to the end of an action, and what was added before it. Immutable.
 *
 * @param name of a field for success; null for fields for failure, which the value supplies
 */
record EndFields(
        @Nullable String name,
        @Nullable Object value,
        @Nullable EndFields before) {

    static EndFields onSuccess(String name, @Nullable Object value, @Nullable EndFields before) {
        return new EndFields(name == null ? "null" : name, value, before);
    }

    static EndFields onFailure(
            Supplier<? extends @Nullable Map<String, ? extends @Nullable Object>> fields, @Nullable EndFields before) {
        return new EndFields(null, fields, before);
    }

    FieldList ofSuccess() {
        FieldList fields = new FieldList();
        for (EndFields each : inOrder()) {
            if (each.name != null) {
                fields.put(each.name, each.value);
            }
        }
        return fields;
    }

    /** One supplier that throws costs its own fields only. */
    FieldList ofFailure(Consumer<Throwable> onBrokenSupplier) {
        FieldList fields = new FieldList();
        for (EndFields each : inOrder()) {
            if (each.name == null && each.value instanceof Supplier<?> supplier) {
                try {
                    fields.putAll(supplied(supplier));
                } catch (Throwable e) {
                    Fatal.rethrow(e);
                    onBrokenSupplier.accept(e);
                }
            }
        }
        return fields;
    }

    @SuppressWarnings("unchecked") // as onFailure was given it
    private static @Nullable Map<String, ? extends @Nullable Object> supplied(Supplier<?> supplier) {
        return (@Nullable Map<String, ? extends @Nullable Object>) supplier.get();
    }

    private Deque<EndFields> inOrder() {
        Deque<EndFields> inOrder = new ArrayDeque<>(4);
        for (EndFields each = this; each != null; each = each.before) {
            inOrder.addFirst(each);
        }
        return inOrder;
    }
}
