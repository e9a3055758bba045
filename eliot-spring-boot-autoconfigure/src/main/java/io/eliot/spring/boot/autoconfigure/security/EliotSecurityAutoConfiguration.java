// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.security;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.webflux.RefusalRecordingWebFilter;
import io.eliot.spring.webmvc.RefusalRecordingFilter;
import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.WebFilter;

/**
 * Records why Spring Security refuses a request: it answers in its own filters and tells nobody else. Beans named
 * {@code eliotRefusals} and {@code eliotRefusedCredentials} take its place.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotWebServerAutoConfiguration.class)
@ConditionalOnClass({Customizer.class, ExceptionTranslationFilter.class})
@ConditionalOnBean(ServerActions.class)
@ConditionalOnEliot("eliot.web.server")
public final class EliotSecurityAutoConfiguration {
    EliotSecurityAutoConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(Filter.class)
    static class Servlet {
        @Bean
        @ConditionalOnMissingBean(name = "eliotRefusals")
        Customizer<HttpSecurity> eliotRefusals() {
            return http -> http.addFilterAfter(new RefusalRecordingFilter(), ExceptionTranslationFilter.class);
        }

        /** Credentials are refused by the filter that reads them, outside of the one above. */
        @Bean
        @ConditionalOnMissingBean(name = "eliotRefusedCredentials")
        ApplicationListener<AbstractAuthenticationFailureEvent> eliotRefusedCredentials() {
            return event -> {
                if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
                    RefusalRecordingFilter.record(attributes.getRequest(), event.getException());
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    @ConditionalOnClass(WebFilter.class)
    static class Reactive {
        @Bean
        @ConditionalOnMissingBean(name = "eliotRefusals")
        Customizer<ServerHttpSecurity> eliotRefusals() {
            return http ->
                    http.addFilterAfter(new RefusalRecordingWebFilter(), SecurityWebFiltersOrder.EXCEPTION_TRANSLATION);
        }
    }
}
