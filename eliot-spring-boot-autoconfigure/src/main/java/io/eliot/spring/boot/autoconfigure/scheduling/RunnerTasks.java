// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import io.eliot.EliotLogger;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;

/**
 * Makes the run of each runner a task, named by its class, or by its bean if that has no name. Boot calls the beans
 * themselves, so this takes a proxy; a runner for which none can stand in is left as it is.
 */
final class RunnerTasks implements SmartInstantiationAwareBeanPostProcessor, AopInfrastructureBean {
    private static final Log LOG = LogFactory.getLog("io.eliot");

    private final ObjectProvider<EliotLogger> logger;

    /** The runners that other beans of a circle were given before they were initialized. */
    private final Set<String> given = ConcurrentHashMap.newKeySet();

    RunnerTasks(ObjectProvider<EliotLogger> logger) {
        this.logger = logger;
    }

    /** Spring refuses to start where these have another bean than it ends up with. */
    @Override
    public Object getEarlyBeanReference(Object bean, String name) {
        if (!isRunner(bean)) {
            return bean;
        }
        given.add(name);
        return withTaskPerRun(bean, name);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return isRunner(bean) && !given.remove(name) ? withTaskPerRun(bean, name) : bean;
    }

    /** The target behind the proxy of a scope is a bean too. */
    private static boolean isRunner(Object bean) {
        return (bean instanceof ApplicationRunner || bean instanceof CommandLineRunner)
                && !(bean instanceof ScopedObject);
    }

    private Object withTaskPerRun(Object bean, String name) {
        Class<?> type = AopUtils.getTargetClass(bean);
        MethodInterceptor task =
                new TaskPerRun(isLambda(type) || type.isAnonymousClass() ? name : type.getSimpleName());
        if (bean instanceof Advised proxy && !proxy.isFrozen()) {
            proxy.addAdvice(0, task);
            return bean;
        }
        try {
            return proxy(bean, type, task);
        } catch (AopConfigException e) {
            LOG.info("The runner %s is no task of its own: %s".formatted(name, e.getMessage()));
            return bean;
        }
    }

    private static Object proxy(Object bean, Class<?> type, MethodInterceptor task) {
        ProxyFactory proxy = new ProxyFactory(bean);
        if (!isLambda(type)) {
            ProxiedClass.check(type);
            proxy.setProxyTargetClass(true);
        }
        proxy.addAdvice(task);
        return proxy.getProxy(type.getClassLoader());
    }

    private static boolean isLambda(Class<?> type) {
        return type.isSynthetic() || type.isHidden();
    }

    private final class TaskPerRun implements MethodInterceptor {
        private final String type;

        TaskPerRun(String runner) {
            type = runner + ".run";
        }

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            if (!isRun(invocation.getMethod())) {
                return invocation.proceed();
            }
            logger.getObject().task(type).run(invocation::proceed);
            return null;
        }

        /** Not what else the application gives that name. */
        private static boolean isRun(Method method) {
            Class<?>[] parameters = method.getParameterTypes();
            return method.getName().equals("run")
                    && method.getReturnType() == void.class
                    && parameters.length == 1
                    && (parameters[0] == ApplicationArguments.class || parameters[0] == String[].class);
        }
    }
}
