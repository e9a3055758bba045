// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import reactor.core.publisher.Hooks;

class PropagationDefaultsTests {
    private static final String REACTOR = "spring.reactor.context-propagation";

    private final SpringApplication application = new SpringApplication(Empty.class);

    @AfterEach
    void resetWhatIsOfTheWholeJvm() {
        Hooks.disableAutomaticContextPropagation();
    }

    private @Nullable String property(String name, String... arguments) {
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getEnvironment().getProperty(name);
        }
    }

    @Test
    void switchesPropagationOn() {
        assertThat(property(REACTOR)).isEqualTo("auto");
        assertThat(Hooks.isAutomaticContextPropagationEnabled()).isTrue();
    }

    @Test
    void switchesPropagationOnWhereBeansAreMadeWhenSomebodyAsks() {
        property(REACTOR, "--spring.main.lazy-initialization=true");

        assertThat(Hooks.isAutomaticContextPropagationEnabled()).isTrue();
    }

    @Test
    void leavesWhatTheApplicationSets() {
        assertThat(property(REACTOR, "--" + REACTOR + "=limited")).isEqualTo("limited");
        assertThat(property(REACTOR, "--spring.reactor.contextPropagation=limited"))
                .isEqualTo("limited");
        assertThat(Hooks.isAutomaticContextPropagationEnabled()).isFalse();
    }

    @Test
    void leavesWhatTheApplicationHasAsDefault() {
        application.setDefaultProperties(Map.of(REACTOR, "limited"));

        assertThat(property(REACTOR)).isEqualTo("limited");
    }

    /** Of which Spring takes over what is of no name that there is here. */
    @Test
    void leavesTheDefaultPropertiesOfAContextAbove() {
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("above", "told"));
        try (ConfigurableApplicationContext above = application.run();
                ConfigurableApplicationContext below = new SpringApplicationBuilder(Empty.class)
                        .web(WebApplicationType.NONE)
                        .parent(above)
                        .run()) {
            assertThat(below.getEnvironment().getProperty("above")).isEqualTo("told");
        }
    }

    /** One source of properties less for Spring to look through. */
    @Test
    void addsNothingWhereThereIsNoReactor() {
        application.setResourceLoader(new DefaultResourceLoader(new FilteredClassLoader(Hooks.class)));
        ConfigurableEnvironment environment = new StandardEnvironment();
        int sources = environment.getPropertySources().size();

        new PropagationDefaults().postProcessEnvironment(environment, application);

        assertThat(environment.getPropertySources()).hasSize(sources);
    }

    @Test
    void doesNothingWhenSwitchedOff() {
        assertThat(property(REACTOR, "--eliot.enabled=false")).isNull();
        assertThat(property(REACTOR, "--eliot.reactor.enabled=FALSE")).isNull();
        assertThat(property(REACTOR, "--eliot.enabled=off")).isNull();
        assertThat(property(REACTOR, "--eliot.reactor.enabled=0")).isNull();
        assertThat(Hooks.isAutomaticContextPropagationEnabled()).isFalse();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({EliotAutoConfiguration.class, EliotReactorAutoConfiguration.class})
    static class Empty {}
}
