// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webflux;

import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.webflux.ExceptionRecordingProblemDetails;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

/**
 * Records what the reactive server turns into problem details, where Boot is asked for them. Comes before Boot's own
 * handler, which backs off, and backs off itself from one of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = EliotAutoConfiguration.class,
        beforeName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnEliot("eliot.web.server")
public final class EliotProblemDetailsAutoConfiguration {
    /** Of Boot's handler. */
    private static final int ORDER = 0;

    EliotProblemDetailsAutoConfiguration() {}

    @Bean
    @Order(ORDER)
    @ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
    @ConditionalOnBooleanProperty("spring.webflux.problemdetails.enabled")
    ExceptionRecordingProblemDetails eliotExceptionRecordingProblemDetails() {
        return new ExceptionRecordingProblemDetails();
    }
}
