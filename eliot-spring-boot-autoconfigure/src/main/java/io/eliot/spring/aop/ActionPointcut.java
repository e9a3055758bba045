// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import java.lang.reflect.Method;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotationUtils;

/** The methods that are actions. */
final class ActionPointcut extends StaticMethodMatcherPointcut {
    private static final ClassFilter CANDIDATES = type -> AnnotationUtils.isCandidateClass(type, Action.class);

    private final ActionMethods methods;

    ActionPointcut(ActionMethods methods) {
        this.methods = methods;
        setClassFilter(CANDIDATES);
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return methods.includes(method, targetClass);
    }
}
