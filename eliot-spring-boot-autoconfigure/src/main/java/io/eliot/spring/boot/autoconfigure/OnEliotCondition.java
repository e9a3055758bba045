// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * What nearly every auto-configuration of ours asks, in one place instead of by three of Boot's conditions on each, so that
 * all of them agree, and a start does not look through all beans for the logger again and again.
 */
final class OnEliotCondition extends SpringBootCondition implements ConfigurationCondition {
    private static final String SWITCH = ".enabled";

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnEliot.class);
        String feature = metadata.getAnnotations().get(ConditionalOnEliot.class).getString("value");
        for (String prefix : new String[] {EliotProperties.PREFIX, feature}) {
            if (isOff(context.getEnvironment(), prefix)) {
                return ConditionOutcome.noMatch(message.because(prefix + SWITCH + " is false"));
            }
        }
        return hasLogger(Objects.requireNonNull(context.getBeanFactory()))
                ? ConditionOutcome.match(message.because("there is a logger"))
                : ConditionOutcome.noMatch(message.because("there is no single EliotLogger"));
    }

    /** Asks for nothing but the switch: to bind all properties below it takes its time. */
    static boolean isOff(Environment environment, String prefix) {
        String property = prefix + SWITCH;
        try {
            return !environment.getProperty(property, Boolean.class, true);
        } catch (ConversionException e) { // says the value, but not of what
            throw new EliotConfigurationException(
                    "%s is neither true nor false, but \"%s\"".formatted(property, environment.getProperty(property)),
                    "Correct " + property + ", or remove it",
                    e);
        }
    }

    /** Mostly Boot's own condition has been asked before, of the bean that makes the logger the default. */
    private static boolean hasLogger(ConfigurableListableBeanFactory beans) {
        return isOurs(EliotAutoConfiguration.DEFAULT_LOGGER, beans) || hasSingleLogger(beans);
    }

    /** An application may have a bean of that name, so that ours backs off. */
    private static boolean isOurs(String bean, ConfigurableListableBeanFactory beans) {
        return beans.containsBeanDefinition(bean)
                && EliotAutoConfiguration.class
                        .getName()
                        .equals(beans.getBeanDefinition(bean).getFactoryBeanName());
    }

    /** As Spring injects one of several: a primary one, rather of this context, or the only one that is no fallback. */
    private static boolean hasSingleLogger(ConfigurableListableBeanFactory beans) {
        int candidates = 0;
        int ordinary = 0;
        int primary = 0;
        int primaryHere = 0;
        for (String logger :
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, EliotLogger.class, true, false)) {
            BeanDefinition definition = definitionOf(logger, beans);
            if (definition == null) {
                candidates++;
                ordinary++;
            } else if (isCandidate(definition)) {
                candidates++;
                ordinary += definition.isFallback() ? 0 : 1;
                primary += definition.isPrimary() ? 1 : 0;
                primaryHere += definition.isPrimary() && beans.containsBeanDefinition(logger) ? 1 : 0;
            }
        }
        return primary == 0 ? candidates == 1 || ordinary == 1 : primaryHere == 1 || primary == 1;
    }

    /** Null of a bean that was registered as it is, and of one that a context above does not tell more of. */
    private static @Nullable BeanDefinition definitionOf(String bean, @Nullable BeanFactory beans) {
        if (!(beans instanceof ConfigurableListableBeanFactory known)) {
            return null;
        }
        return known.containsBeanDefinition(bean)
                ? known.getBeanDefinition(bean)
                : definitionOf(bean, known.getParentBeanFactory());
    }

    private static boolean isCandidate(BeanDefinition definition) {
        return definition.isAutowireCandidate()
                && (!(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate());
    }
}
