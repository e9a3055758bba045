// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.annotation.Redacted;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ser.BeanPropertyWriter;

/** One member of a record or bean: its name as it is written, and how its value is come by. */
final class Member {
    private final String name;
    private final byte[] prefix;
    private final BeanPropertyWriter property;
    private final Disclosure disclosure;
    private final @Nullable EntityAttribute attribute;

    private Member(
            String name, BeanPropertyWriter property, Disclosure disclosure, @Nullable EntityAttribute attribute) {
        this.name = name;
        this.prefix = prefix(name);
        this.property = property;
        this.disclosure = disclosure;
        this.attribute = attribute;
    }

    /**
     * A property as a member; null for those that are not written: private by an underscore (L13), inherited from a
     * framework, computed by an entity or by a method that changes something.
     */
    static @Nullable Member of(BeanPropertyWriter property, Class<?> type) {
        if (property.getMember() == null || property.getName().startsWith("_")) {
            return null;
        }
        Class<?> declaring = property.getMember().getDeclaringClass();
        String accessor = property.getMember().getName();
        Field field = fieldOf(accessor, type);
        boolean entity = EntityAttribute.isEntity(type);
        if (Opaque.isOfFramework(declaring) || (field == null && (entity || accessor.startsWith("getAnd")))) {
            return null;
        }
        Disclosure disclosure = isMarked(property, accessor, field, type)
                ? Disclosure.REDACTED
                : Unread.includes(property.getMember().getRawType()) ? Disclosure.UNREAD : Disclosure.WRITTEN;
        return new Member(
                property.getName(), property, disclosure, entity && field != null ? EntityAttribute.of(field) : null);
    }

    boolean mayNameAnother() {
        return disclosure == Disclosure.WRITTEN && NamedValue.isName(name, 0, name.length());
    }

    boolean mayBeNamedByAnother() {
        return NamedValue.isValue(name, 0, name.length());
    }

    /** Whether its value is the name of a credential; if it cannot be had, that is told when it is written. */
    boolean namesCredential(Object bean, Walk walk) {
        try {
            return attribute == null
                    && property.get(bean) instanceof String text
                    && walk.redaction().isCredential(text);
        } catch (Throwable thrown) {
            Fatal.rethrow(Marker.cause(thrown));
            return false;
        } finally {
            walk.foreign();
        }
    }

    /**
     * Writes name and value.
     *
     * @param secret whether the value is known to be one
     * @return false if this null is left out
     */
    boolean write(Object bean, boolean secret, boolean first, Walk walk) {
        if (secret || disclosure == Disclosure.REDACTED || walk.redaction().isCredential(name)) {
            name(first, walk);
            walk.redacted();
        } else if (disclosure == Disclosure.UNREAD) {
            name(first, walk);
            walk.out.string(Marker.notRead(property.getMember().getRawType()));
        } else {
            return read(bean, first, walk);
        }
        return true;
    }

    private boolean read(Object bean, boolean first, Walk walk) {
        int level = walk.depth();
        Object value = null;
        String marker = null;
        try {
            marker = attribute == null ? null : attribute.whyNotLoaded(bean, walk);
            value = marker == null ? property.get(bean) : null;
        } catch (Throwable thrown) {
            name(first, walk);
            walk.failed(thrown, walk.out.length(), level);
            return true;
        }
        walk.foreign();
        if (value == null && marker == null && property.willSuppressNulls()) {
            return false;
        }
        name(first, walk);
        if (marker == null) {
            walk.guarded(value);
        } else {
            walk.text(marker);
        }
        return true;
    }

    private void name(boolean first, Walk walk) {
        if (!first) {
            walk.out.raw((byte) ',');
        }
        walk.out.raw(prefix);
        walk.at(name);
    }

    private static boolean isMarked(
            BeanPropertyWriter property, String accessor, @Nullable Field field, Class<?> type) {
        return property.getAnnotation(Redacted.class) != null
                || property.getMember().hasAnnotation(Redacted.class)
                || (field != null && field.isAnnotationPresent(Redacted.class))
                || isMarked(accessor, type);
    }

    /** Whether the accessor is, or one that it overrides. */
    static boolean isMarked(String accessor, Class<?> type) {
        return Types.allOf(type).stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .anyMatch(method -> isMarked(method, accessor));
    }

    private static boolean isMarked(Method method, String accessor) {
        return method.getParameterCount() == 0
                && method.getName().equals(accessor)
                && method.isAnnotationPresent(Redacted.class);
    }

    /** The field behind an accessor: {@code total} behind {@code getTotal} and {@code total}. */
    private static @Nullable Field fieldOf(String accessor, Class<?> type) {
        String bare = accessor.startsWith("get")
                ? accessor.substring(3)
                : accessor.startsWith("is") ? accessor.substring(2) : "";
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(accessor)
                        || (!bare.isEmpty() && field.getName().equalsIgnoreCase(bare))) {
                    return field;
                }
            }
        }
        return null;
    }

    private static byte[] prefix(String name) {
        JsonBuffer text = new JsonBuffer(name.length() + 3);
        text.string(name);
        text.raw((byte) ':');
        return Arrays.copyOf(text.array(), text.length());
    }

    private enum Disclosure {
        WRITTEN,
        UNREAD,
        REDACTED
    }
}
