// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class OnEliotLoggerConditionTests {
    private final ApplicationContextRunner without =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Asking.class));
    private final ApplicationContextRunner with = new ApplicationContextRunner()
            .withPropertyValues("eliot.destinations.console.enabled=false")
            .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class, Asking.class));

    @Test
    void matchesWhereTheLoggerIsOurs() {
        with.run(context -> assertThat(context).hasBean("asked"));
    }

    @Test
    void matchesWhereTheLoggerIsTheApplications() {
        with.withBean("own", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasBean("asked"));
        without.withBean("own", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasBean("asked"));
    }

    @Test
    void matchesWhereTheLoggerIsTheParents() {
        with.run(parent ->
                without.withParent(parent).run(context -> assertThat(context).hasBean("asked")));
    }

    @Test
    void matchesWhereOneOfSeveralIsPrimary() {
        ApplicationContextRunner several = without.withBean("first", EliotLogger.class, EliotLogger::create);

        several.withBean("second", EliotLogger.class, EliotLogger::create, bean -> bean.setPrimary(true))
                .run(context -> assertThat(context).hasBean("asked"));
        several.withBean("second", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).doesNotHaveBean("asked"));
    }

    @Test
    void doesNotMatchWhereThereIsNone() {
        without.run(context -> assertThat(context).doesNotHaveBean("asked"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnEliotLogger
    static class Asking {
        @Bean
        String asked() {
            return "asked";
        }
    }
}
