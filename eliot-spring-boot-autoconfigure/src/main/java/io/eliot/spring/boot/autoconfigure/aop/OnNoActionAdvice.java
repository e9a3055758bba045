// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.spring.aop.ActionAdvisor;
import java.util.Objects;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether beans here have no advisor yet. One of a context above advises them if the proxy creator looks there, as that of
 * AspectJ does and the plain one does not: without one of their own they would have no actions, with two each twice.
 */
final class OnNoActionAdvice implements ConfigurationCondition {
    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
        String[] advisors = looksAbove(beans)
                ? BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, ActionAdvisor.class, true, false)
                : beans.getBeanNamesForType(ActionAdvisor.class, true, false);
        return advisors.length == 0;
    }

    private static boolean looksAbove(ConfigurableListableBeanFactory beans) {
        String creator = AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME;
        return beans.containsBeanDefinition(creator)
                && !InfrastructureAdvisorAutoProxyCreator.class
                        .getName()
                        .equals(beans.getBeanDefinition(creator).getBeanClassName());
    }
}
