// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.EliotLogger;
import java.util.Objects;
import java.util.function.Supplier;
import org.aopalliance.aop.Advice;
import org.springframework.aop.Pointcut;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EmbeddedValueResolverAware;
import org.springframework.core.Ordered;
import org.springframework.util.StringValueResolver;

/**
 * Makes calls of methods with {@link io.eliot.annotation.Action} actions. One bean of it, in the infrastructure role, is
 * all a Spring application needs, if it has a proxy creator; {@link ActionProxying} brings one along:
 *
 * <pre>{@code
 * @Configuration(proxyBeanMethods = false)
 * @Import(ActionProxying.class)
 * class Actions {
 *
 *     @Bean
 *     @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
 *     static ActionAdvisor actionAdvisor(ObjectProvider<EliotLogger> logger) {
 *         return new ActionAdvisor(logger::getObject, ActionDefaults.STANDARD);
 *     }
 * }
 * }</pre>
 *
 * <p>Set up once, then thread-safe. The advice throws what the method throws, nothing else.
 *
 * @since 0.1.0
 */
public final class ActionAdvisor extends AbstractPointcutAdvisor
        implements EmbeddedValueResolverAware, BeanFactoryAware, SmartInitializingSingleton {
    /**
     * Outside the advice of default order, such as that of transactions and caches: a commit that fails fails the action,
     * and a cache hit is an action too.
     */
    public static final int DEFAULT_ORDER = Ordered.LOWEST_PRECEDENCE - 100;

    private static final long serialVersionUID = 1L;

    private final transient ActionMethodFactory factory;
    private final transient ActionLogger logger;
    private final transient ActionPointcut pointcut;
    private final transient ActionInterceptor advice;

    /**
     * An advisor of {@link #DEFAULT_ORDER}.
     *
     * @param logger where the actions go; not asked while the application starts, unless each logger among its beans is
     *     there, so that no call creates one: actions go to the logger of the current action or the default one till then
     * @param defaults what holds where an annotation says nothing
     */
    public ActionAdvisor(Supplier<EliotLogger> logger, ActionDefaults defaults) {
        factory = new ActionMethodFactory(Objects.requireNonNull(defaults, "defaults"));
        ActionMethods methods = new ActionMethods(factory);
        pointcut = new ActionPointcut(methods);
        this.logger = new ActionLogger(Objects.requireNonNull(logger, "logger"));
        advice = new ActionInterceptor(this.logger, methods);
        setOrder(DEFAULT_ORDER);
    }

    @Override
    public void setEmbeddedValueResolver(StringValueResolver resolver) {
        factory.resolvePlaceholdersBy(resolver);
    }

    @Override
    public void setBeanFactory(BeanFactory beans) {
        if (beans instanceof ConfigurableListableBeanFactory factory) {
            logger.comesFrom(factory);
        }
        pointcut.proxiesClasses(beans instanceof ConfigurableListableBeanFactory factory
                && factory.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                && Boolean.TRUE.equals(factory.getBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                        .getPropertyValues()
                        .get("proxyTargetClass")));
    }

    /** The logger is made now, at the latest, where it is a bean that waits to be asked for. */
    @Override
    public void afterSingletonsInstantiated() {
        logger.obtain();
    }

    @Override
    public Pointcut getPointcut() {
        return pointcut;
    }

    @Override
    public Advice getAdvice() {
        return advice;
    }
}
