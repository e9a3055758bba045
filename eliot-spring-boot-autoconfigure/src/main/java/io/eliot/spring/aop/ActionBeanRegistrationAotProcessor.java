// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import io.eliot.annotation.ActionField;
import io.eliot.annotation.Redacted;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** What a native image must keep of beans with actions: their methods, and the annotations that are read from them. */
final class ActionBeanRegistrationAotProcessor implements BeanRegistrationAotProcessor {
    private static final List<Class<?>> ANNOTATIONS = List.of(Action.class, ActionField.class, Redacted.class);

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
        if (!AnnotationUtils.isCandidateClass(type, Action.class)) {
            return null;
        }
        List<Method> methods = Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
                .filter(method -> ActionAnnotations.of(method, type) != null)
                .toList();
        return methods.isEmpty()
                ? null
                : (generation, code) ->
                        keep(methods, type, generation.getRuntimeHints().reflection());
    }

    private static void keep(List<Method> methods, Class<?> type, ReflectionHints hints) {
        ANNOTATIONS.forEach(each -> keepAnnotation(each, hints));
        for (Method method : methods) {
            hints.registerMethod(method, ExecutableMode.INVOKE);
            ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                    .map(each -> ClassUtils.getMethodIfAvailable(each, method.getName(), method.getParameterTypes()))
                    .filter(Objects::nonNull)
                    .forEach(each -> hints.registerMethod(each, ExecutableMode.INVOKE));
            for (MergedAnnotation<?> each = ActionAnnotations.of(method, type);
                    each != null;
                    each = each.getMetaSource()) {
                keepAnnotation(each.getType(), hints);
            }
        }
    }

    private static void keepAnnotation(Class<?> type, ReflectionHints hints) {
        hints.registerType(type, MemberCategory.INVOKE_DECLARED_METHODS);
    }
}
