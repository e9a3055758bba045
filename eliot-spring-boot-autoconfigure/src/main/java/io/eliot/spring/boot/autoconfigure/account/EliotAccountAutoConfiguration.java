// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.client.EliotClientHttpRequestInitializer;
import io.eliot.spring.client.EliotClientHttpRequestInterceptor;
import io.eliot.spring.client.EliotExchangeFilterFunction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of what Eliot says of itself: a line at start-up, a message where something is logged outside of any
 * action for the first time, and, as far as the application has Actuator,
 * {@code spring-boot-health} or Micrometer, the endpoint {@code eliot}, the health contributor {@code eliot} and the
 * meters {@code eliot.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "eliot.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(EliotLogger.class)
@EnableConfigurationProperties(OutsideActionsProperties.class)
public final class EliotAccountAutoConfiguration {
    EliotAccountAutoConfiguration() {}

    @Bean
    Instrumentation eliotInstrumentation(ConfigurableListableBeanFactory beans) {
        return new Instrumentation(beans);
    }

    @Bean
    Clients eliotClients(ConfigurableListableBeanFactory beans, ObjectProvider<ClientKind<?>> kinds) {
        return new Clients(beans, kinds.orderedStream().toList());
    }

    @Bean
    StartUpLine eliotStartUpLine(EliotLogger logger, Instrumentation instrumentation, Clients clients) {
        return new StartUpLine(logger, instrumentation, clients);
    }

    @Bean
    @Lazy(false) // nobody asks for it
    @ConditionalOnBooleanProperty(name = "eliot.outside-actions.enabled", matchIfMissing = true)
    OutsideActionsWatch eliotOutsideActionsWatch(EliotLogger logger, ApplicationContext application) {
        return new OutsideActionsWatch(logger, application);
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
        EliotEndpoint eliotEndpoint(
                SelfAccount account,
                Instrumentation instrumentation,
                Clients clients,
                ObjectProvider<OutsideActionsWatch> outside) {
            return new EliotEndpoint(account, instrumentation, clients, outside.getIfAvailable());
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
        EliotMeters eliotMeters(SelfAccount account, ObjectProvider<OutsideActionsWatch> outside) {
            return new EliotMeters(account, outside.getIfAvailable());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RestClient.class)
    @ConditionalOnBooleanProperty(name = "eliot.web.client.enabled", matchIfMissing = true)
    static final class BlockingClientConfiguration {
        @Bean
        ClientKind<RestTemplate> eliotRestTemplateKind() {
            return new ClientKind<>(
                    RestTemplate.class,
                    template -> isOurs(Stream.concat(
                            template.getInterceptors().stream(),
                            template.getClientHttpRequestInitializers().stream())));
        }

        @Bean
        ClientKind<RestClient> eliotRestClientKind() {
            return new ClientKind<>(RestClient.class, client -> isOurs(client.mutate()));
        }

        @Bean
        ClientKind<RestClient.Builder> eliotRestClientBuilderKind() {
            return new ClientKind<>(RestClient.Builder.class, BlockingClientConfiguration::isOurs);
        }

        private static boolean isOurs(RestClient.Builder builder) {
            List<Object> all = new ArrayList<>();
            builder.requestInterceptors(all::addAll).requestInitializers(all::addAll);
            return isOurs(all.stream());
        }

        private static boolean isOurs(Stream<?> parts) {
            return parts.anyMatch(part -> part instanceof EliotClientHttpRequestInterceptor
                    || part instanceof EliotClientHttpRequestInitializer);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebClient.class)
    @ConditionalOnBooleanProperty(name = "eliot.web.client.enabled", matchIfMissing = true)
    static final class ReactiveClientConfiguration {
        @Bean
        ClientKind<WebClient> eliotWebClientKind() {
            return new ClientKind<>(WebClient.class, client -> isOurs(client.mutate()));
        }

        @Bean
        ClientKind<WebClient.Builder> eliotWebClientBuilderKind() {
            return new ClientKind<>(WebClient.Builder.class, ReactiveClientConfiguration::isOurs);
        }

        private static boolean isOurs(WebClient.Builder builder) {
            List<Object> all = new ArrayList<>();
            builder.filters(all::addAll);
            return all.stream().anyMatch(EliotExchangeFilterFunction.class::isInstance);
        }
    }
}
