// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
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
 * <p>Destinations that are beans are left to the logger, which closes them when nothing can log any more.
 */
final class LoggerClosedLast implements BeanFactoryPostProcessor {
    private static final String NOT_BY_SPRING = "";
    private static final DisposableBean UNTIL_THERE_IS_A_LOGGER = () -> {};

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (beans instanceof DefaultSingletonBeanRegistry singletons) {
            for (String logger : beans.getBeanNamesForType(EliotLogger.class, true, false)) {
                singletons.registerDisposableBean(logger, UNTIL_THERE_IS_A_LOGGER);
            }
        }
        if (beans.containsBeanDefinition(EliotAutoConfiguration.LOGGER)) {
            leaveDestinationsTo(EliotAutoConfiguration.LOGGER, beans);
        }
    }

    private static void leaveDestinationsTo(String logger, ConfigurableListableBeanFactory beans) {
        for (String destination : beans.getBeanNamesForType(Destination.class, true, false)) {
            beans.registerDependentBean(destination, logger);
            if (beans.containsBeanDefinition(destination)
                    && beans.getBeanDefinition(destination) instanceof AbstractBeanDefinition definition) {
                definition.setDestroyMethodName(NOT_BY_SPRING);
            }
        }
    }
}
