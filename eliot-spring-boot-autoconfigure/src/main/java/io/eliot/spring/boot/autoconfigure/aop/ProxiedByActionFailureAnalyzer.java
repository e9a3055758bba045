// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.annotation.Action;
import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A method that Spring is to call by itself, such as a scheduled one, cannot be called on the proxy that an
 * {@code @Action} of the same class has brought. Spring's message does not name what brought the proxy.
 */
final class ProxiedByActionFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {
    private static final Pattern UNREACHABLE =
            Pattern.compile("Need to invoke method '([^']+)'.* (?:target )?class '([^']+)'.*", Pattern.DOTALL);

    private final @Nullable ConfigurableListableBeanFactory beans;

    ProxiedByActionFailureAnalyzer(BeanFactory beans) {
        this.beans = beans instanceof ConfigurableListableBeanFactory factory ? factory : null;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
        Matcher failure = UNREACHABLE.matcher(String.valueOf(cause.getMessage()));
        if (!failure.matches()) {
            return null;
        }
        String method = failure.group(1);
        return classesNamed(failure.group(2))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(action -> AnnotatedElementUtils.hasAnnotation(action, Action.class))
                .findFirst()
                .map(action -> analysis(action, method, cause))
                .orElse(null);
    }

    private Stream<Class<?>> classesNamed(String simpleName) {
        return beans == null
                ? Stream.empty()
                : Stream.of(beans.getBeanDefinitionNames()).<Class<?>>mapMulti((name, found) -> {
                    Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
                    if (type != null && type.getSimpleName().equals(simpleName)) {
                        found.accept(type);
                    }
                });
    }

    private static FailureAnalysis analysis(Method action, String method, IllegalStateException cause) {
        String type = action.getDeclaringClass().getName();
        return new FailureAnalysis(
                "Beans of " + type + " have a proxy, because " + action.getName() + " is an @Action, and the method "
                        + method + " cannot be called on it: " + cause.getMessage(),
                "Make " + method + " an instance method that is neither private nor final; with proxies of interfaces, "
                        + "declare it in one of them or set spring.aop.proxy-target-class to true.",
                cause);
    }
}
