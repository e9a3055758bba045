// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Lets beans log until they are gone. Spring destroys singletons in the reverse of the order in which they asked to be;
 * the logger's name is put first on that list before there is any bean. A bean the logger depends on is still destroyed
 * after it.
 *
 * <p>Destinations that are beans are left to the logger, which closes them when nothing can log any more. Where the start
 * fails before there is one, they are closed in its place.
 */
final class LoggerClosedLast implements BeanFactoryPostProcessor {
    private static final String NOT_BY_SPRING = "";
    private static final DisposableBean UNTIL_IT_IS_MADE = () -> {};

    /** What hands the logger the messages of others, and shows them its actions; by name, as there may be no Logback. */
    private static final List<String> BEFORE_THE_LOGGER = List.of("eliotActionMdc", "eliotRootAttachment");

    private final boolean isHeard;

    /**
     * Of the logger we make.
     *
     * @param isHeard false if it is silent, and closes no destination
     */
    LoggerClosedLast(boolean isHeard) {
        this.isHeard = isHeard;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (beans instanceof DefaultSingletonBeanRegistry singletons) {
            for (String logger : beans.getBeanNamesForType(EliotLogger.class, true, false)) {
                singletons.registerDisposableBean(logger, UNTIL_IT_IS_MADE);
            }
            BEFORE_THE_LOGGER.stream()
                    .filter(beans::containsBeanDefinition)
                    .forEach(bean -> singletons.registerDisposableBean(bean, UNTIL_IT_IS_MADE));
        }
        if (isHeard && beans.containsBeanDefinition(EliotAutoConfiguration.LOGGER)) {
            String[] destinations = beans.getBeanNamesForType(Destination.class, true, false);
            leaveTo(EliotAutoConfiguration.LOGGER, destinations, beans);
            if (beans instanceof DefaultSingletonBeanRegistry singletons) {
                singletons.registerDisposableBean(
                        EliotAutoConfiguration.LOGGER, () -> closeSingletons(destinations, beans));
            }
        }
    }

    private static void leaveTo(String logger, String[] destinations, ConfigurableListableBeanFactory beans) {
        for (String destination : destinations) {
            beans.registerDependentBean(destination, logger);
            if (beans.containsBeanDefinition(destination)
                    && beans.getBeanDefinition(destination) instanceof AbstractBeanDefinition definition) {
                definition.setDestroyMethodName(NOT_BY_SPRING);
            }
        }
    }

    /** Replaced by the logger's own end as soon as that is made. */
    private static void closeSingletons(String[] destinations, ConfigurableListableBeanFactory beans) {
        IllegalStateException failure = new IllegalStateException("Not every destination could be closed");
        for (String name : destinations) {
            if (beans.getSingleton(name) instanceof Destination destination) {
                ConfiguredDestinations.closeAfter(failure, destination);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
