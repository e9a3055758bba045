// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webmvc;

import io.eliot.EliotLogger;
import io.eliot.spring.webmvc.ServerActionFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Makes each request to the servlet container an action. Backs off from an application that registers a
 * {@link ServerActionFilter} of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpServletRequest.class, OncePerRequestFilter.class, DispatcherServlet.class})
@ConditionalOnBean(EliotLogger.class)
@ConditionalOnBooleanProperty(name = "eliot.web.server.enabled", matchIfMissing = true)
public final class EliotWebMvcAutoConfiguration {
    EliotWebMvcAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingFilterBean
    FilterRegistrationBean<ServerActionFilter> eliotServerActionFilter(EliotLogger logger) {
        FilterRegistrationBean<ServerActionFilter> registration =
                new FilterRegistrationBean<>(new ServerActionFilter(logger));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setOrder(ServerActionFilter.ORDER);
        return registration;
    }
}
