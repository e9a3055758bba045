// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.context.ContextCarriers;
import java.lang.reflect.Modifier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Has executors among the beans carry what is current to where the work is done: Spring's by a
 * {@link ContextTaskDecorator} around the decorator they have; those of {@code java.util.concurrent}, if the bean is
 * declared as one of its interfaces or of a class that nobody can name, by another executor in front. A bean declared as
 * {@code ThreadPoolExecutor}, say, is left alone, and so is one that a factory makes and shows as such.
 *
 * <p>Thread-safe once it is set up.
 *
 * @since 0.1.0
 */
// An infrastructure bean: otherwise Spring looks for advice of it, and makes that before it can be post-processed
// itself.
public final class ContextCarryingExecutors implements BeanPostProcessor, AopInfrastructureBean, BeanFactoryAware {
    private @Nullable ConfigurableListableBeanFactory beans;

    /** For a bean definition. */
    public ContextCarryingExecutors() {}

    @Override
    public void setBeanFactory(BeanFactory factory) {
        beans = factory instanceof ConfigurableListableBeanFactory listable ? listable : null;
    }

    /** Before it is initialized: a pool is made with the decorator it has then. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof Executor executor) {
            ContextTaskDecorator.addTo(executor);
        }
        return bean;
    }

    /** Where a bean is known by an interface only, something else can stand in for it. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof ExecutorService executor)
                || !isOfTheJdk(bean)
                || !(isHidden(bean.getClass()) || isKnownByInterface(name))) {
            return bean;
        }
        return executor instanceof ScheduledExecutorService scheduled
                ? ContextCarriers.scheduledExecutorService(scheduled)
                : ContextCarriers.executorService(executor);
    }

    private static boolean isOfTheJdk(Object bean) {
        return bean.getClass().getName().startsWith("java.util.concurrent.");
    }

    /** What a factory exposes, say, that hides the pool it makes: nobody can name its class. */
    private static boolean isHidden(Class<?> type) {
        return !Modifier.isPublic(type.getModifiers());
    }

    private boolean isKnownByInterface(String name) {
        return beans != null
                && beans.containsBeanDefinition(name)
                && beans.getMergedBeanDefinition(name)
                        .getResolvableType()
                        .toClass()
                        .isInterface();
    }
}
