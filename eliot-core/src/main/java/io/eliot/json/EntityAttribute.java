// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a persistent class, looked at before its getter is called: a getter of an entity may touch, and so
 * load, what it hands out.
 */
final class EntityAttribute {
    private static final Set<String> PERSISTENT = Set.of("Entity", "MappedSuperclass", "Embeddable");
    private static final String ENHANCED = "org.hibernate.engine.spi.PersistentAttributeInterceptable";

    private final Field field;
    private final boolean readable;
    private final @Nullable Method interceptorOf;

    private EntityAttribute(Field field, boolean readable, @Nullable Method interceptorOf) {
        this.field = field;
        this.readable = readable;
        this.interceptorOf = interceptorOf;
    }

    static boolean isEntity(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Annotation annotation : each.getAnnotations()) {
                Class<?> annotationType = annotation.annotationType();
                if (annotationType.getPackageName().endsWith(".persistence")
                        && PERSISTENT.contains(annotationType.getSimpleName())) {
                    return true;
                }
            }
        }
        return false;
    }

    static EntityAttribute of(Field field) {
        return new EntityAttribute(field, makeReadable(field), interceptorOf(field.getDeclaringClass()));
    }

    /** The marker if the attribute is not loaded; null if its getter may be called. */
    @Nullable
    String whyNotLoaded(Object entity, Walk walk) throws Exception {
        if (isLeftOut(entity)) {
            return Marker.notLoaded(field.getDeclaringClass().getName() + "." + field.getName());
        }
        Object value = readable ? field.get(entity) : null;
        if (value != null && walk.encodingOf(value.getClass()) instanceof Lazy lazy) {
            return lazy.description(value);
        }
        return null;
    }

    /** Of an entity enhanced at build time, whose fields are filled one by one. */
    private boolean isLeftOut(Object entity) throws ReflectiveOperationException {
        Method getter = interceptorOf;
        Object interceptor = getter == null ? null : getter.invoke(entity);
        if (interceptor == null) {
            return false;
        }
        for (Class<?> each : Types.allOf(interceptor.getClass())) {
            if (each.getSimpleName().equals("BytecodeLazyAttributeInterceptor")) {
                return !(boolean)
                        each.getMethod("isAttributeLoaded", String.class).invoke(interceptor, field.getName());
            }
        }
        return false;
    }

    private static @Nullable Method interceptorOf(Class<?> type) {
        Class<?> enhanced = Types.named(ENHANCED, type);
        try {
            return enhanced == null ? null : enhanced.getMethod("$$_hibernate_getInterceptor");
        } catch (NoSuchMethodException unknownVersion) {
            return null;
        }
    }

    private static boolean makeReadable(Field field) {
        try {
            return field.trySetAccessible();
        } catch (SecurityException denied) {
            return false;
        }
    }
}
