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
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ClassUtils;

/**
 * Has executors among the beans carry what is current to where the work is done: Spring's by a
 * {@link ContextTaskDecorator} around the decorator they have; others, if the bean is declared as an interface of
 * {@code java.util.concurrent} or is of a class that nobody can name, by another executor in front. A bean declared as
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

    /** Where a bean is known by an interface only, something else can stand in for it. A pool has its queue by now. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ThreadPoolTaskExecutor pool && WaitingWork.hasToStayAsItIs(pool)) {
            ContextTaskDecorator.removeFrom(pool);
        }
        return bean instanceof Executor executor
                        && !(bean instanceof TaskExecutor)
                        && !isCarrying(executor)
                        && obstacle(executor, name) == null
                ? carrying(executor)
                : bean;
    }

    private static Executor carrying(Executor executor) {
        if (executor instanceof ScheduledExecutorService scheduled) {
            return ContextCarriers.scheduledExecutorService(scheduled);
        }
        return executor instanceof ExecutorService service
                ? ContextCarriers.executorService(service)
                : ContextCarriers.executor(executor);
    }

    /**
     * Why an executor among the beans does not carry what is current.
     *
     * @param bean as it is among the beans
     * @param name of the bean
     * @return null if it does, and also if it is one that nobody can know this of, such as a {@code TaskExecutor} of
     *     the application's own: it may do all at once, or hand it to another that does carry
     */
    public @Nullable Uncarried whyNot(Executor bean, String name) {
        Executor executor = AopProxyUtils.getSingletonTarget(bean) instanceof Executor target ? target : bean;
        if (isCarrying(executor)) {
            return null;
        }
        if (executor instanceof TaskExecutor) {
            return ContextTaskDecorator.isFor(executor) ? obstacle(executor) : null;
        }
        Uncarried obstacle = obstacle(executor, name);
        if (obstacle == null) {
            return executor == bean ? Uncarried.EARLY : Uncarried.MORE;
        }
        return executor instanceof ExecutorService ? obstacle : null;
    }

    private static boolean isCarrying(Executor executor) {
        return executor.getClass().getPackage() == ContextCarriers.class.getPackage()
                || ContextTaskDecorator.isOf(executor)
                || (executor instanceof ConcurrentTaskScheduler front && isInFrontOfCarrying(front));
    }

    private static boolean isInFrontOfCarrying(ConcurrentTaskScheduler front) {
        Executor behind = front.getConcurrentExecutor();
        return behind != null && isCarrying(behind); // a mock is in front of none
    }

    /** Of one of Spring's. */
    private static Uncarried obstacle(Executor executor) {
        if (executor instanceof ConcurrentTaskScheduler) {
            return Uncarried.REPEATED;
        }
        if (executor instanceof ThreadPoolTaskScheduler scheduler && WaitingWork.isSearchedFor(scheduler)) {
            return Uncarried.CANCELLED;
        }
        return WaitingWork.hasToStayAsItIs(executor) ? Uncarried.ORDERED : Uncarried.EARLY;
    }

    private @Nullable Uncarried obstacle(Executor executor, String name) {
        if (isHidden(executor.getClass())) {
            return null;
        }
        if (beans == null || !beans.containsBeanDefinition(name)) {
            return Uncarried.REGISTERED;
        }
        Class<?> declared =
                beans.getMergedBeanDefinition(name).getResolvableType().toClass();
        if (FactoryBean.class.isAssignableFrom(declared)) {
            return Uncarried.MADE;
        }
        if (!declared.isInterface() || !isOfTheJdk(declared)) {
            return Uncarried.DECLARED;
        }
        if (doesMore(executor.getClass())) {
            return Uncarried.MORE;
        }
        return WaitingWork.hasToStayAsItIs(executor) ? Uncarried.ORDERED : null;
    }

    /** What a factory exposes, say, that hides the pool it makes: nobody can name its class. */
    private static boolean isHidden(Class<?> type) {
        return isOfTheJdk(type) && !Modifier.isPublic(type.getModifiers());
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getPackageName().equals("java.util.concurrent");
    }

    /** Something with a life cycle or meters, say, or an advised one: others look for what it is at the bean there is. */
    private static boolean doesMore(Class<?> type) {
        for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
            if (!each.getName().startsWith("java.")) {
                return true;
            }
        }
        return false;
    }
}
