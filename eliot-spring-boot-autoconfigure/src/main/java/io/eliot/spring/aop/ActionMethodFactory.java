// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import io.eliot.annotation.Action.Propagation;
import io.eliot.annotation.Action.Recorded;
import io.eliot.annotation.Redacted;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringValueResolver;

/** Finds out what there is to know of a method. */
final class ActionMethodFactory {
    private final ActionDefaults defaults;
    private volatile StringValueResolver placeholders = text -> text;

    ActionMethodFactory(ActionDefaults defaults) {
        this.defaults = defaults;
    }

    void resolvePlaceholdersBy(StringValueResolver resolver) {
        placeholders = resolver;
    }

    @Nullable
    ActionMethod create(Method method, Class<?> targetClass) {
        MergedAnnotation<Action> annotation = ActionAnnotations.of(method, targetClass);
        if (annotation == null) {
            return null;
        }
        Method specific = mostSpecific(method, targetClass);
        return new ActionMethod(
                type(annotation, specific, targetClass),
                annotation.getEnum("propagation", Propagation.class) == Propagation.NEW_TASK,
                new MethodArguments(specific, defaults).recordedBy(annotation),
                constants(annotation, specific),
                result(annotation, specific),
                expected(annotation),
                Recordings.of(specific));
    }

    /** A proxy's own methods have no parameter names. */
    private static Method mostSpecific(Method method, Class<?> targetClass) {
        return Proxy.isProxyClass(targetClass) ? method : AopUtils.getMostSpecificMethod(method, targetClass);
    }

    private String type(MergedAnnotation<Action> annotation, Method method, Class<?> targetClass) {
        String type = resolved(annotation.getString(MergedAnnotation.VALUE));
        return type.isEmpty() ? className(method, targetClass) + "." + methodName(method) : type;
    }

    /** Without what Kotlin appends to the names of internal functions and of those with inline classes. */
    private static String methodName(Method method) {
        String name = method.getName();
        return KotlinDetector.isKotlinType(method.getDeclaringClass()) ? name.replaceFirst("(?<=.)[$-].*", "") : name;
    }

    /** A lambda, proxy or anonymous class has no name a reader would know. */
    private static String className(Method method, Class<?> targetClass) {
        Class<?> user = ClassUtils.getUserClass(targetClass);
        boolean named =
                !user.isHidden() && !user.isSynthetic() && !user.isAnonymousClass() && !Proxy.isProxyClass(user);
        return (named ? user : method.getDeclaringClass()).getSimpleName();
    }

    private Map<String, String> constants(MergedAnnotation<Action> annotation, Method method) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : annotation.getStringArray("fields")) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw ActionMisuseException.badField(method, field);
            }
            fields.put(
                    field.substring(0, equals).strip(),
                    resolved(field.substring(equals + 1).strip()));
        }
        return fields;
    }

    private String resolved(String text) {
        String resolved = placeholders.resolveStringValue(text);
        return resolved == null ? text : resolved;
    }

    private @Nullable FieldValue result(MergedAnnotation<Action> annotation, Method method) {
        Recorded recorded = annotation.getEnum("result", Recorded.class);
        if (recorded == Recorded.NO || (recorded == Recorded.DEFAULT && !defaults.results())) {
            return null;
        }
        return AnnotatedElementUtils.hasAnnotation(method, Redacted.class)
                ? FieldValue.REDACTED
                : FieldValue.upTo(defaults.maxLength());
    }

    private static List<Class<? extends Throwable>> expected(MergedAnnotation<Action> annotation) {
        return Arrays.stream(annotation.getClassArray("expected"))
                .<Class<? extends Throwable>>map(type -> type.asSubclass(Throwable.class))
                .toList();
    }
}
