// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of each {@code WebClient} that is built by Boot's builder: its requests are actions and hand the
 * task on. A bean named {@code eliotWebClientCustomizer} takes its place.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({WebClient.class, WebClientCustomizer.class})
@ConditionalOnEliot("eliot.web.client")
public final class EliotWebClientAutoConfiguration {
    EliotWebClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotWebClientCustomizer")
    EliotWebClientCustomizer eliotWebClientCustomizer(EliotLogger eliotLogger, Environment environment) {
        return new EliotWebClientCustomizer(eliotLogger, EliotClientProperties.of(environment));
    }
}
