// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.client;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of each {@code RestClient} that is built by Boot's builder: its requests are actions and hand the
 * task on. A bean named {@code eliotRestClientCustomizer} takes its place.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({RestClient.class, RestClientCustomizer.class})
@ConditionalOnSingleCandidate(EliotLogger.class)
@ConditionalOnBooleanProperty(name = "eliot.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "eliot.web.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EliotClientProperties.class)
public final class EliotRestClientAutoConfiguration {
    EliotRestClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotRestClientCustomizer")
    EliotRestClientCustomizer eliotRestClientCustomizer(EliotLogger logger, EliotClientProperties properties) {
        return new EliotRestClientCustomizer(logger, properties);
    }
}
