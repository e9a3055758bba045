// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.web.ServerActions;
import io.eliot.spring.webflux.ServerActionWebFilter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

class EliotWebFluxAutoConfigurationTests {
    private static final AutoConfigurations OURS =
            AutoConfigurations.of(EliotWebServerAutoConfiguration.class, EliotWebFluxAutoConfiguration.class);

    private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
            .withConfiguration(OURS)
            .withBean(EliotLogger.class, EliotLogger::create);

    @Test
    void suppliesTheFilter() {
        runner.run(context -> assertThat(
                        context.getBean(ServerActionWebFilter.class).getOrder())
                .isEqualTo(ServerActionWebFilter.ORDER));
    }

    @Test
    void backsOffFromAFilterOfTheApplication() {
        ServerActionWebFilter own = new ServerActionWebFilter(EliotLogger.create());

        runner.withBean(ServerActionWebFilter.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(ServerActionWebFilter.class).isSameAs(own));
    }

    @Test
    void beginsRequestsAsAFilterOfTheApplicationSays() {
        RecordedLog log = new RecordedLog();
        ServerActionWebFilter own = new ServerActionWebFilter(
                ServerActions.builder(log.logger()).includeQuery(true).build());

        runner.withBean(ServerActionWebFilter.class, () -> own)
                .withBean(WebHttpHandlerBuilder.WEB_HANDLER_BEAN_NAME, WebHandler.class, () -> exchange -> Mono.empty())
                .run(context -> WebHttpHandlerBuilder.applicationContext(context)
                        .build()
                        .handle(MockServerHttpRequest.get("/order?sku=A-17").build(), new MockServerHttpResponse())
                        .block());

        assertThat(log.message("http:server", "started")).containsKey("query");
    }

    @Test
    void canBeSwitchedOffAloneOrWithEliot() {
        runner.withPropertyValues("eliot.web.server.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ServerActionWebFilter.class));
        runner.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ServerActionWebFilter.class));
    }

    @Test
    void backsOffFromSeveralLoggers() {
        runner.withBean("other", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerActionWebFilter.class));
    }

    @Test
    void needsALogger() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerActionWebFilter.class));
    }

    @Test
    void isNotForOtherApplications() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .withBean(EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerActionWebFilter.class));
    }

    @Test
    void doesWithoutTheClassesOfTheStack() {
        runner.withClassLoader(new FilteredClassLoader(WebFluxConfigurer.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerActionWebFilter.class));
    }
}
