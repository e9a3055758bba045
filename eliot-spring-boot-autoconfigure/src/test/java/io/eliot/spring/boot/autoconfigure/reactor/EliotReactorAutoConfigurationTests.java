// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.reactor.SharedSources;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;

class EliotReactorAutoConfigurationTests {
    /** As in a JVM that has just started. */
    @BeforeEach
    @AfterEach
    void resetWhatIsOfTheWholeJvm() {
        Hooks.disableAutomaticContextPropagation();
        Hooks.resetOnEachOperator(SharedSources.class.getName());
    }

    private static ConfigurableApplicationContext run(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties("eliot.destinations.console.enabled=false")
                .run();
    }

    @Test
    void keepsEachSubscriberOfWhatABeanSharesInItsOwnAction() {
        try (ConfigurableApplicationContext context = run(Ticker.class, Automatic.class)) {
            EliotLogger logger = context.getBean(EliotLogger.class);
            Flux<Long> ticks = context.getBean(Ticker.class).ticks;
            Disposable first = logger.task("first").call(action -> ticks.subscribe());

            logger.task("second")
                    .run(action -> assertThat(ticks.map(tick -> taskOf(logger.currentAction()))
                                    .take(3)
                                    .collectList()
                                    .block(Duration.ofSeconds(20)))
                            .containsOnly(action.taskUuid()));

            first.dispose();
        }
    }

    private static String taskOf(@Nullable EliotAction action) {
        return Objects.requireNonNull(action, "no action").taskUuid();
    }

    @Test
    void leavesWhatAPropertySourceOfTheApplicationSets() {
        try (ConfigurableApplicationContext context = run(Limited.class)) {
            assertThat(context.getEnvironment().getProperty("spring.reactor.context-propagation"))
                    .isEqualTo("limited");
            assertThat(Hooks.isAutomaticContextPropagationEnabled()).isFalse();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Ticker {
        final Flux<Long> ticks = Flux.interval(Duration.ofMillis(1)).share();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({EliotAutoConfiguration.class, EliotReactorAutoConfiguration.class})
    static class Automatic {}

    @Configuration(proxyBeanMethods = false)
    @PropertySource("classpath:limited-propagation.properties")
    @ImportAutoConfiguration({EliotAutoConfiguration.class, EliotReactorAutoConfiguration.class})
    static class Limited {}
}
