// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Rules types out that have nothing to do with actions, which is nearly every bean. Looks at the annotations as they are
 * written; to merge them for each method, as Spring does, takes many times as long. Thread-safe.
 */
final class ActionTypes {
    private static final String SPRING = "org.springframework.";
    private static final String SAMPLES = SPRING + "samples.";

    private final Map<Class<?>, Boolean> types = new ConcurrentReferenceHashMap<>();
    private final Map<Class<?>, Boolean> annotations = new ConcurrentReferenceHashMap<>();

    /** Whether the type or one of its methods is annotated, there or in what it extends or implements. */
    boolean mayHaveActions(Class<?> type) {
        if (isOfSpring(type.getName()) || !AnnotationUtils.isCandidateClass(type, Action.class)) {
            return false;
        }
        Boolean known = types.get(type);
        if (known == null) {
            known = isAnnotated(type) || superTypesMayHaveActions(type);
            types.put(type, known);
        }
        return known;
    }

    /** Most beans are, and each of their methods has annotations. */
    private static boolean isOfSpring(String type) {
        return type.startsWith(SPRING) && !type.startsWith(SAMPLES);
    }

    private boolean superTypesMayHaveActions(Class<?> type) {
        for (Class<?> each : type.getInterfaces()) {
            if (mayHaveActions(each)) {
                return true;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && mayHaveActions(parent);
    }

    private boolean isAnnotated(Class<?> type) {
        if (meansAction(type)) {
            return true;
        }
        for (Method method : type.getDeclaredMethods()) {
            if (meansAction(method)) {
                return true;
            }
        }
        return false;
    }

    private boolean meansAction(AnnotatedElement element) {
        for (Annotation each : element.getDeclaredAnnotations()) {
            if (annotations.computeIfAbsent(each.annotationType(), ActionTypes::isAction)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAction(Class<?> annotation) {
        return annotation == Action.class || AnnotatedElementUtils.isAnnotated(annotation, Action.class);
    }
}
