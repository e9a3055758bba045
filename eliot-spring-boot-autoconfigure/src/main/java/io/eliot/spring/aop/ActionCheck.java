// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.aot.AotDetector;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Tells of every {@link io.eliot.annotation.Action} that has no effect, once, when the application has started: on
 * private, static and final methods and on final classes, on methods that their own class calls past the proxy, on types
 * that are no beans. Lazy beans are looked at without being created. An application that was processed ahead of time is
 * not checked again.
 *
 * @since 0.1.0
 */
public final class ActionCheck implements SmartInitializingSingleton {
    private static final Log LOG = LogFactory.getLog(ActionCheck.class);

    private final ConfigurableListableBeanFactory beans;
    private final OnMisuse onMisuse;
    private final Collection<String> packages;

    /**
     * A check of all beans.
     *
     * @param beans the application's
     * @param onMisuse what to do
     * @param packages where to look for annotated types that are no beans; may be empty
     */
    public ActionCheck(ConfigurableListableBeanFactory beans, OnMisuse onMisuse, Collection<String> packages) {
        this.beans = Objects.requireNonNull(beans, "beans");
        this.onMisuse = Objects.requireNonNull(onMisuse, "onMisuse");
        this.packages = List.copyOf(packages);
    }

    /**
     * Checks.
     *
     * @throws ActionMisuseException if there are misuses and they are to fail the start
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (onMisuse == OnMisuse.IGNORE || AotDetector.useGeneratedArtifacts()) {
            return;
        }
        List<ActionMisuse> misuses = misuses();
        if (onMisuse == OnMisuse.FAIL && !misuses.isEmpty()) {
            throw ActionMisuseException.of(misuses);
        }
        for (ActionMisuse misuse : misuses) {
            LOG.warn(misuse);
        }
    }

    private List<ActionMisuse> misuses() {
        Map<Class<?>, Boolean> classes = beanClasses();
        ActionTypes types = new ActionTypes();
        List<ActionMisuse> misuses = new ArrayList<>();
        for (Map.Entry<Class<?>, Boolean> each : classes.entrySet()) {
            if (types.mayHaveActions(each.getKey())) {
                ActionMethodsOfBean methods = new ActionMethodsOfBean(each.getKey(), each.getValue());
                misuses.addAll(methods.misuses());
                for (String nameless : methods.namelessParameters()) {
                    LOG.warn(nameless);
                }
            }
        }
        misuses.addAll(new ActionsOutsideBeans(beans, packages).misuses(withThoseAbove(classes.keySet())));
        return misuses;
    }

    private Set<Class<?>> withThoseAbove(Set<Class<?>> classes) {
        if (!(beans.getParentBeanFactory() instanceof ConfigurableListableBeanFactory above)) {
            return classes;
        }
        ActionCheck check = new ActionCheck(above, onMisuse, packages);
        Set<Class<?>> all = new LinkedHashSet<>(classes);
        all.addAll(check.withThoseAbove(check.beanClasses().keySet()));
        return all;
    }

    /** With whether the bean is known by its interfaces only. */
    private Map<Class<?>, Boolean> beanClasses() {
        Map<Class<?>, Boolean> classes = new LinkedHashMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = typeOf(name);
            if (type != null) {
                classes.merge(ClassUtils.getUserClass(type), isInterfaceProxy(name), Boolean::logicalAnd);
            }
        }
        return classes;
    }

    private @Nullable Class<?> typeOf(String name) {
        try {
            return AutoProxyUtils.determineTargetClass(beans, name);
        } catch (BeansException | LinkageError e) { // a bean that does not resolve is not ours to report
            return null;
        }
    }

    private boolean isInterfaceProxy(String name) {
        @Nullable Object bean = beans.getSingleton(name);
        return bean != null && AopUtils.isJdkDynamicProxy(bean);
    }
}
