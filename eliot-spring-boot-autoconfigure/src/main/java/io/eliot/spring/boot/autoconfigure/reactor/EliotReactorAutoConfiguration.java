// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.reactor.SharedSources;
import io.micrometer.context.ContextRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Hooks;

/**
 * Auto-configuration of Reactor's automatic context propagation where {@code spring-boot-reactor} is not there to do it.
 * It follows {@code spring.reactor.context-propagation}, which is {@code auto} unless the application says otherwise.
 *
 * <p>Done before there are beans, as Reactor only changes what is put together from then on, and the sources that are
 * shared by requests are mostly put together by a bean.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({Hooks.class, ContextRegistry.class})
@ConditionalOnProperty(name = PropagationDefaults.REACTOR, havingValue = PropagationDefaults.AUTO)
@ConditionalOnEliot("eliot.reactor")
public final class EliotReactorAutoConfiguration implements BeanFactoryPostProcessor, EnvironmentAware {
    private @Nullable Environment environment;

    EliotReactorAutoConfiguration() {}

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    /** Asks once more: what a {@code @PropertySource} of the application says was not known to the condition. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment != null
                && PropagationDefaults.AUTO.equalsIgnoreCase(environment.getProperty(PropagationDefaults.REACTOR))) {
            Hooks.enableAutomaticContextPropagation();
            SharedSources.keepActions();
        }
    }
}
