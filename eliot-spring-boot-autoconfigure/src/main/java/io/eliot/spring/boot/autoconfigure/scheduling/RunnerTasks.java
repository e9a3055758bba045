// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import io.eliot.EliotLogger;
import java.lang.reflect.Modifier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;

/** Makes the run of each runner a task, named by its class, or by its bean if it is a lambda. */
final class RunnerTasks implements BeanPostProcessor, AopInfrastructureBean {
    private final ObjectProvider<EliotLogger> logger;

    RunnerTasks(ObjectProvider<EliotLogger> logger) {
        this.logger = logger;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ApplicationRunner || bean instanceof CommandLineRunner)) {
            return bean;
        }
        Class<?> type = AopUtils.getTargetClass(bean);
        boolean named = !type.isSynthetic() && !type.isHidden();
        if (named && Modifier.isFinal(type.getModifiers())) {
            return bean; // could not be injected by its class any more
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(named);
        proxy.addAdvice(new TaskPerRun(named ? type.getSimpleName() : name));
        return proxy.getProxy(type.getClassLoader());
    }

    private final class TaskPerRun implements MethodInterceptor {
        private final String type;

        TaskPerRun(String runner) {
            type = runner + ".run";
        }

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            if (!invocation.getMethod().getName().equals("run")) {
                return invocation.proceed();
            }
            logger.getObject().task(type).run(invocation::proceed);
            return null;
        }
    }
}
