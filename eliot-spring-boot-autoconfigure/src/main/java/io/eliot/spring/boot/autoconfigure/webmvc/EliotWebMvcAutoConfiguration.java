// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webmvc;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.web.ProblemDetailTaskUuid;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.webmvc.ExceptionRecordingResolver;
import io.eliot.spring.webmvc.ServerActionFilter;
import io.eliot.spring.webmvc.ServerActionScopeListener;
import io.eliot.spring.webmvc.ServerActionValve;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.catalina.valves.ValveBase;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes each request to the servlet container an action. Takes a {@link ServerActionFilter} of the application, and
 * backs off from one that registers it by a {@link FilterRegistrationBean}.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotWebServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpServletRequest.class, DispatcherServlet.class})
@ConditionalOnBean(ServerActions.class)
@ConditionalOnEliot("eliot.web.server")
public final class EliotWebMvcAutoConfiguration {
    EliotWebMvcAutoConfiguration() {}

    /** Of a filter of the application too: Boot alone would have it miss what asynchronous requests do at last. */
    @Bean
    @ConditionalOnMissingBean
    FilterRegistrationBean<ServerActionFilter> eliotServerActionFilter(
            ObjectProvider<ServerActionFilter> own, ServerActions eliotServerActions) {
        FilterRegistrationBean<ServerActionFilter> registration = new FilterRegistrationBean<>(
                own.orderedStream().findFirst().orElseGet(() -> new ServerActionFilter(eliotServerActions)));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(ServerActionFilter.ORDER);
        return registration;
    }

    /**
     * Only where there are others, as Spring MVC has no default ones where there is any. An application that has the
     * resolver injected means the one that answers.
     */
    @Bean(autowireCandidate = false)
    @ConditionalOnMissingBean
    @ConditionalOnBean(HandlerExceptionResolver.class)
    ExceptionRecordingResolver eliotExceptionRecordingResolver() {
        return new ExceptionRecordingResolver();
    }

    /** For filters that have Spring's own resolvers answer. After the application, which may count on their places. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "eliotExceptionRecording", search = SearchStrategy.CURRENT)
    WebMvcConfigurer eliotExceptionRecording() {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.add(0, new ExceptionRecordingResolver());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotProblemDetails", search = SearchStrategy.CURRENT)
    @ConditionalOnBean(ProblemDetailTaskUuid.class)
    WebMvcConfigurer eliotProblemDetails(ProblemDetailTaskUuid eliotProblemDetailTaskUuid) {
        return new WebMvcConfigurer() {
            @Override
            public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
                interceptors.add(eliotProblemDetailTaskUuid);
            }
        };
    }

    /** Boot creates no server from a customizer, so this may stand although the server is another. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConfigurableTomcatWebServerFactory.class, ValveBase.class})
    static class Tomcat {
        @Bean
        @ConditionalOnMissingBean(name = "eliotTomcatCustomizer", search = SearchStrategy.CURRENT)
        WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> eliotTomcatCustomizer() {
            return factory -> factory.addEngineValves(new ServerActionValve());
        }
    }

    /** Likewise. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConfigurableJettyWebServerFactory.class, ContextHandler.class})
    static class Jetty {
        @Bean
        @ConditionalOnMissingBean(name = "eliotJettyCustomizer", search = SearchStrategy.CURRENT)
        WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> eliotJettyCustomizer() {
            ServerActionScopeListener listener = new ServerActionScopeListener();
            return factory -> factory.addServerCustomizers(server ->
                    server.getDescendants(ContextHandler.class).forEach(context -> context.addEventListener(listener)));
        }
    }
}
