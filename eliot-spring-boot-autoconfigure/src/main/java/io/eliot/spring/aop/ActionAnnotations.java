// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Which annotation holds for a method: the most specific one, as with {@code @Transactional}. */
final class ActionAnnotations {
    private ActionAnnotations() {}

    static @Nullable MergedAnnotation<Action> of(Method method, Class<?> targetClass) {
        Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
        MergedAnnotation<Action> found = ofMethodOrItsClass(specific);
        return found != null || specific.equals(method) ? found : ofMethodOrItsClass(method);
    }

    private static @Nullable MergedAnnotation<Action> ofMethodOrItsClass(Method method) {
        MergedAnnotation<Action> found = nearest(method);
        return found != null || !isMeantByItsClass(method) ? found : nearest(method.getDeclaringClass());
    }

    /** An action per {@code toString} would come from each attempt to log the bean. */
    private static boolean isMeantByItsClass(Method method) {
        return ClassUtils.isUserLevelMethod(method)
                && !ReflectionUtils.isEqualsMethod(method)
                && !ReflectionUtils.isHashCodeMethod(method)
                && !ReflectionUtils.isToStringMethod(method);
    }

    /** In the order of the hierarchy: a stereotype on the method beats the plain annotation on what it overrides. */
    static @Nullable MergedAnnotation<Action> nearest(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(Action.class)
                .findFirst()
                .orElse(null);
    }
}
