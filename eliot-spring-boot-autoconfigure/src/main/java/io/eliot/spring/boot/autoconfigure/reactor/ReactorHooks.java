// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import io.eliot.spring.reactor.SharedSources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import reactor.core.publisher.Hooks;

/**
 * Set before there are beans, as Reactor only changes what is put together from then on, and the sources that requests
 * share are mostly put together by a bean.
 */
final class ReactorHooks implements BeanFactoryPostProcessor {
    private final ConfigurableEnvironment environment;

    ReactorHooks(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Asks once more: what a {@code @PropertySource} of the application says was not known to the condition. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        PropagationDefaults.moveToEnd(environment.getPropertySources());
        if (PropagationDefaults.AUTO.equalsIgnoreCase(environment.getProperty(PropagationDefaults.REACTOR))) {
            Hooks.enableAutomaticContextPropagation();
            SharedSources.keepActions();
        }
    }
}
