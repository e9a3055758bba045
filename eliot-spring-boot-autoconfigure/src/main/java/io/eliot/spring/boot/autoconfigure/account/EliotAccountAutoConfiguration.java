// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of what Eliot says of itself: a line at start-up, and, as far as the application has Actuator,
 * {@code spring-boot-health} or Micrometer, the endpoint {@code eliot}, the health contributor {@code eliot} and the
 * meters {@code eliot.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eliot.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(EliotLogger.class)
public final class EliotAccountAutoConfiguration {
    EliotAccountAutoConfiguration() {}

    @Bean
    Instrumentation eliotInstrumentation(ConfigurableListableBeanFactory beans) {
        return new Instrumentation(beans);
    }

    @Bean
    StartUpLine eliotStartUpLine(EliotLogger logger, Instrumentation instrumentation) {
        return new StartUpLine(logger, instrumentation);
    }

    @Bean
    @Lazy // keeps books only where somebody reads them
    SelfAccount eliotSelfAccount(EliotLogger logger) {
        return new SelfAccount(logger);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static final class EndpointConfiguration {
        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        EliotEndpoint eliotEndpoint(SelfAccount account, Instrumentation instrumentation) {
            return new EliotEndpoint(account, instrumentation);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static final class HealthConfiguration {
        @Bean
        @ConditionalOnMissingBean(name = "eliotHealthIndicator")
        @ConditionalOnEnabledHealthIndicator("eliot")
        EliotHealthIndicator eliotHealthIndicator(SelfAccount account) {
            return new EliotHealthIndicator(account);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
    static final class MeterConfiguration {
        @Bean
        @ConditionalOnMissingBean
        EliotMeters eliotMeters(SelfAccount account) {
            return new EliotMeters(account);
        }
    }
}
