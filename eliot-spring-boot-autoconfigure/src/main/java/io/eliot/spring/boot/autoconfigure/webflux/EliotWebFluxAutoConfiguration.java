// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.web.ProblemDetailTaskUuid;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.webflux.ExceptionRecordingAdapter;
import io.eliot.spring.webflux.ExceptionRecordingHandler;
import io.eliot.spring.webflux.ServerActionHttpHandlers;
import io.eliot.spring.webflux.ServerActionWebFilter;
import io.eliot.spring.webflux.WebSocketHandshakeAdapter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;

/**
 * Makes each request to the reactive server an action. Backs off from an application with a
 * {@link ServerActionWebFilter} of its own.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(
        after = EliotWebServerAutoConfiguration.class,
        afterName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnBean(ServerActions.class)
@ConditionalOnEliot("eliot.web.server")
public final class EliotWebFluxAutoConfiguration {
    EliotWebFluxAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ServerActionWebFilter eliotServerActionWebFilter(ServerActions eliotServerActions) {
        return new ServerActionWebFilter(eliotServerActions);
    }

    @Bean
    @ConditionalOnMissingBean
    ServerActionHttpHandlers eliotServerActionHttpHandlers(
            ObjectProvider<ServerActionWebFilter> eliotServerActionWebFilter) {
        return new ServerActionHttpHandlers(
                eliotServerActionWebFilter.orderedStream().findFirst().orElseThrow());
    }

    @Bean
    @ConditionalOnMissingBean
    ExceptionRecordingHandler eliotExceptionRecordingHandler() {
        return new ExceptionRecordingHandler();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(RequestMappingHandlerAdapter.class)
    ExceptionRecordingAdapter eliotExceptionRecordingAdapter(ObjectProvider<HandlerAdapter> adapters) {
        return new ExceptionRecordingAdapter(adapters);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(WebSocketHandlerAdapter.class)
    WebSocketHandshakeAdapter eliotWebSocketHandshakeAdapter(ObjectProvider<HandlerAdapter> adapters) {
        return new WebSocketHandshakeAdapter(adapters);
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotProblemDetails", search = SearchStrategy.CURRENT)
    @ConditionalOnBean(ProblemDetailTaskUuid.class)
    WebFluxConfigurer eliotProblemDetails(ProblemDetailTaskUuid eliotProblemDetailTaskUuid) {
        return new WebFluxConfigurer() {
            @Override
            public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
                interceptors.add(eliotProblemDetailTaskUuid);
            }
        };
    }
}
