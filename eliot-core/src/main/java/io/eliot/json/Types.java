// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a class is besides its name: its supertypes, nearest first. */
final class Types {
    private Types() {}

    /** The class, its superclasses, then all interfaces; superclasses come before interfaces. */
    static Set<Class<?>> allOf(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            all.add(c);
        }
        Deque<Class<?>> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            for (Class<?> parent : open.removeFirst().getInterfaces()) {
                if (all.add(parent)) {
                    open.addLast(parent);
                }
            }
        }
        return all;
    }

    static boolean isAnnotated(Class<?> type, Class<? extends Annotation> annotation) {
        for (Class<?> each : allOf(type)) {
            if (each.isAnnotationPresent(annotation)) {
                return true;
            }
        }
        return false;
    }

    /** The supertype of this name, whatever loader it comes from: libraries we do not depend on. */
    static @Nullable Class<?> named(String name, Class<?> type) {
        for (Class<?> each : allOf(type)) {
            if (each.getName().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
