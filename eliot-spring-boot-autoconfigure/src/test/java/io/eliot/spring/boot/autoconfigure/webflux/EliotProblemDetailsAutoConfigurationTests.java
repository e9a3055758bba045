// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.webflux.ExceptionRecordingProblemDetails;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

class EliotProblemDetailsAutoConfigurationTests {
    private static final String ASKED_FOR = "spring.webflux.problemdetails.enabled=true";

    private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EliotWebServerAutoConfiguration.class,
                    EliotProblemDetailsAutoConfiguration.class,
                    WebFluxAutoConfiguration.class))
            .withBean(EliotLogger.class, EliotLogger::create);

    @Test
    void standsWhereTheHandlerOfBootWouldStand() {
        runner.withPropertyValues(ASKED_FOR).run(context -> {
            assertThat(context)
                    .getBean(ResponseEntityExceptionHandler.class)
                    .isInstanceOf(ExceptionRecordingProblemDetails.class);
            assertThat(ControllerAdviceBean.findAnnotatedBeans(context))
                    .singleElement()
                    .satisfies(advice -> assertThat(advice.getOrder()).isZero());
        });
    }

    @Test
    void isOnlyWhereBootIsAskedForIt() {
        runner.run(context -> assertThat(context).doesNotHaveBean(ResponseEntityExceptionHandler.class));
    }

    @Test
    void backsOffFromAHandlerOfTheApplication() {
        ResponseEntityExceptionHandler own = new ResponseEntityExceptionHandler() {};

        runner.withPropertyValues(ASKED_FOR)
                .withBean(ResponseEntityExceptionHandler.class, () -> own)
                .run(context -> assertThat(context)
                        .getBean(ResponseEntityExceptionHandler.class)
                        .isSameAs(own));
    }

    @Test
    void leavesItToBootWhereRequestsAreNoActions() {
        runner.withPropertyValues(ASKED_FOR, "eliot.web.server.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(ResponseEntityExceptionHandler.class)
                        .doesNotHaveBean(ExceptionRecordingProblemDetails.class));
    }

    @Test
    void doesWithoutTheClassesOfTheStack() {
        runner.withPropertyValues(ASKED_FOR)
                .withClassLoader(new FilteredClassLoader(WebFluxConfigurer.class))
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(ExceptionRecordingProblemDetails.class));
    }
}
