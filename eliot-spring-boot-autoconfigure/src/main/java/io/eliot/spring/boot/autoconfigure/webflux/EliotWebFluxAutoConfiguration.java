// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import io.eliot.EliotLogger;
import io.eliot.spring.webflux.ServerActionWebFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Makes each request to the reactive server an action. Backs off from an application with a
 * {@link ServerActionWebFilter} of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnBean(EliotLogger.class)
@ConditionalOnBooleanProperty(name = "eliot.web.server.enabled", matchIfMissing = true)
public final class EliotWebFluxAutoConfiguration {
    EliotWebFluxAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ServerActionWebFilter eliotServerActionWebFilter(EliotLogger logger) {
        return new ServerActionWebFilter(logger);
    }
}
