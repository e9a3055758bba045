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
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of each {@code RestClient} and {@code RestTemplate} that is built by Boot's builders: its requests
 * are actions and hand the task on. A bean named {@code eliotRestClientCustomizer} or {@code eliotRestTemplateCustomizer}
 * takes the place of ours of that name.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({RestClient.class, RestClientCustomizer.class, RestTemplateCustomizer.class})
@ConditionalOnEliot("eliot.web.client")
public final class EliotRestClientAutoConfiguration {
    EliotRestClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotRestClientCustomizer")
    EliotRestClientCustomizer eliotRestClientCustomizer(EliotLogger eliotLogger, Environment environment) {
        return new EliotRestClientCustomizer(eliotLogger, EliotClientProperties.of(environment));
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotRestTemplateCustomizer")
    EliotRestTemplateCustomizer eliotRestTemplateCustomizer(EliotLogger eliotLogger, Environment environment) {
        return new EliotRestTemplateCustomizer(eliotLogger, EliotClientProperties.of(environment));
    }
}
