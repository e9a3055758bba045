// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.micrometer.context.ContextRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import reactor.core.publisher.Hooks;

/**
 * Auto-configuration of Reactor's automatic context propagation where {@code spring-boot-reactor} is not there to do it.
 * It follows {@code spring.reactor.context-propagation}, which is {@code auto} unless the application says otherwise.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({Hooks.class, ContextRegistry.class})
@ConditionalOnProperty(name = PropagationDefaults.REACTOR, havingValue = PropagationDefaults.AUTO)
@ConditionalOnEliot("eliot.reactor")
public final class EliotReactorAutoConfiguration {
    EliotReactorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotReactorHooks", search = SearchStrategy.CURRENT)
    static ReactorHooks eliotReactorHooks(ConfigurableEnvironment environment) {
        return new ReactorHooks(environment);
    }
}
