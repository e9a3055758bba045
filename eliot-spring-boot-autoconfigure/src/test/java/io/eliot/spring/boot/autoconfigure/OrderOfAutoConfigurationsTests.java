// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.spring.boot.autoconfigure.logback.EliotLogbackAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.logback.EliotMdcAutoConfiguration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** A bean is made in the order of the definitions, and a condition that asks for one looks at those there are. */
class OrderOfAutoConfigurationsTests {
    private static final String OURS = "io.eliot.spring.boot.autoconfigure.";
    private static final String OF_BOOT = "org.springframework.boot.";

    /** Needed before others for their own sake. */
    private static final List<String> EARLY = Stream.of(
                    EliotAutoConfiguration.class, EliotLogbackAutoConfiguration.class, EliotMdcAutoConfiguration.class)
            .map(Class::getName)
            .toList();

    @Test
    void theLoggerComesBeforeBootsBeansAndFeaturesAfterThem() {
        new WebApplicationContextRunner().withUserConfiguration(Shop.class).run(context -> {
            List<String> order = Stream.of(context.getBeanDefinitionNames())
                    .filter(name -> name.matches("(org\\.springframework\\.boot|io\\.eliot)\\.[^$-]*AutoConfiguration"))
                    .filter(name -> name.startsWith(OURS) || !hasAnOrderOfItsOwn(name))
                    .toList();
            List<String> features = order.stream()
                    .filter(name -> name.startsWith(OURS) && !EARLY.contains(name))
                    .toList();

            assertThat(order).filteredOn(name -> name.startsWith(OF_BOOT)).hasSizeGreaterThan(20);
            assertThat(order)
                    .containsSubsequence(EARLY)
                    .containsSubsequence(EARLY.get(EARLY.size() - 1), LifecycleAutoConfiguration.class.getName());
            assertThat(features).hasSizeGreaterThan(6);
            assertThat(order.subList(order.size() - features.size(), order.size()))
                    .isEqualTo(features);
        });
    }

    private static boolean hasAnOrderOfItsOwn(String autoConfiguration) {
        return ClassUtils.resolveClassName(autoConfiguration, null).isAnnotationPresent(AutoConfigureOrder.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {}
}
