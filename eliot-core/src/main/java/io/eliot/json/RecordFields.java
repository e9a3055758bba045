// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.annotation.Redacted;
import io.eliot.annotation.TypeName;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's components as the fields of a message (spec L13). Looked up once a class, and forgotten with it. */
final class RecordFields {
    private static final ClassValue<RecordFields> KNOWN = new ClassValue<>() {
        @Override
        protected RecordFields computeValue(Class<?> type) {
            return new RecordFields(type);
        }
    };

    final String typeName;
    private final List<Component> components;

    private RecordFields(Class<?> type) {
        TypeName name = type.getAnnotation(TypeName.class);
        typeName = name == null ? type.getSimpleName() : name.value();
        components = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().startsWith("_"))
                .map(component -> Component.of(component, type))
                .toList();
    }

    static RecordFields of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    void addTo(FieldList fields, Record values) {
        components.forEach(component -> fields.put(component.name, component.valueIn(values)));
    }

    private record Component(String name, Method accessor, boolean isRedacted) {
        static Component of(RecordComponent component, Class<?> type) {
            Method accessor = component.getAccessor();
            accessor.trySetAccessible(); // if it stays inaccessible, its value says so
            boolean redacted = component.isAnnotationPresent(Redacted.class)
                    || Types.isAnnotated(type, Redacted.class)
                    || Member.isMarked(accessor.getName(), type);
            return new Component(component.getName(), accessor, redacted);
        }

        @Nullable
        Object valueIn(Record values) {
            if (isRedacted) {
                return Redaction.REDACTED;
            }
            try {
                return accessor.invoke(values);
            } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
                return Marker.error(e);
            }
        }
    }
}
