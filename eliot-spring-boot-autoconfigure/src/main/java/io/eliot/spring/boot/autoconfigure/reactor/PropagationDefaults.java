// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Another default for a property of Boot's, without which the current action is lost at every change of thread. What the
 * application sets anywhere, its default properties included, is left as it is.
 */
final class PropagationDefaults implements EnvironmentPostProcessor {
    static final String REACTOR = "spring.reactor.context-propagation";
    static final String AUTO = "auto";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isOff(environment, "eliot.enabled")
                || isOff(environment, "eliot.reactor.enabled")
                || environment.containsProperty(REACTOR)
                || !ClassUtils.isPresent("reactor.core.publisher.Hooks", application.getClassLoader())) {
            return;
        }
        DefaultPropertiesPropertySource.addOrMerge(Map.of(REACTOR, AUTO), environment.getPropertySources());
    }

    private static boolean isOff(ConfigurableEnvironment environment, String feature) {
        return Boolean.FALSE.equals(environment.getProperty(feature, Boolean.class));
    }
}
