// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** That there is a bean which is only there with a logger is known at once; to find the logger takes a search. */
final class OnEliotLoggerCondition extends SpringBootCondition implements ConfigurationCondition {
    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory(), "bean factory");
        ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnEliotLogger.class);
        return beans.containsBeanDefinition(EliotAutoConfiguration.DEFAULT_LOGGER) || isOne(beans)
                ? ConditionOutcome.match(message.because("there is an EliotLogger"))
                : ConditionOutcome.noMatch(message.because("there is no EliotLogger, or no primary one of several"));
    }

    private static boolean isOne(ConfigurableListableBeanFactory beans) {
        String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, EliotLogger.class, true, false);
        int primary = 0;
        for (String name : names) {
            if (beans.containsBeanDefinition(name)
                    && beans.getMergedBeanDefinition(name).isPrimary()) {
                primary++;
            }
        }
        return names.length == 1 || primary == 1;
    }
}
