// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.util.ReflectionUtils;

/**
 * Whether a proxy can stand in for an instance of a class, as Spring's own do not ask: they are made without a
 * constructor, so what they cannot hand on to the instance finds its fields empty.
 */
final class ProxiedClass {
    /** Of annotations that say nothing to the container, or something that is done before there is a proxy. */
    private static final Set<String> BEFORE_THE_PROXY =
            Set.of("java.lang", "jakarta.annotation", "jakarta.inject", "org.springframework.beans.factory.annotation");

    private ProxiedClass() {}

    static void check(Class<?> type) throws AopConfigException {
        refuseIf(isFinal(type), type.getSimpleName(), "final");
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method method : ReflectionUtils.getDeclaredMethods(each)) {
                refuseIf(isFinal(method), nameOf(method), "final");
                refuseIf(isForTheContainer(method), nameOf(method), "private");
            }
            for (Field field : each.getDeclaredFields()) {
                refuseIf(isForOthers(field), nameOf(field), "not private");
            }
        }
    }

    private static void refuseIf(boolean obstacle, String name, String why) {
        if (obstacle) {
            throw new AopConfigException("no proxy can stand in for it, as " + name + " is " + why);
        }
    }

    private static boolean isFinal(Class<?> type) {
        return Modifier.isFinal(type.getModifiers());
    }

    private static boolean isFinal(Method method) {
        return has(method, Modifier.FINAL) && !has(method, Modifier.PRIVATE | Modifier.STATIC);
    }

    /** As listeners and scheduled methods are; those of the lifecycle are called before there is a proxy. */
    private static boolean isForTheContainer(Method method) {
        boolean annotated = false;
        for (Annotation annotation : method.getAnnotations()) {
            annotated |= !BEFORE_THE_PROXY.contains(annotation.annotationType().getPackageName());
        }
        return annotated && has(method, Modifier.PRIVATE) && !has(method, Modifier.STATIC);
    }

    /** What is injected is nobody else's to read. */
    private static boolean isForOthers(Field field) {
        return !has(field, Modifier.PRIVATE | Modifier.PROTECTED | Modifier.STATIC)
                && !field.isSynthetic()
                && field.getAnnotations().length == 0;
    }

    /** Any of them. */
    private static boolean has(Member member, int modifiers) {
        return (member.getModifiers() & modifiers) != 0;
    }

    private static String nameOf(Member member) {
        return member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }
}
