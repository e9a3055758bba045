// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Other defaults for two properties of Boot's, without which the current action is lost at every change of thread. What
 * the application sets anywhere, its default properties included, is left as it is.
 */
final class PropagationDefaults implements EnvironmentPostProcessor {
    static final String REACTOR = "spring.reactor.context-propagation";
    static final String EXECUTORS = "spring.task.execution.propagate-context";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isOff(environment, "eliot.enabled") || isOff(environment, "eliot.reactor.enabled")) {
            return;
        }
        Map<String, Object> defaults = new HashMap<>(Map.of(REACTOR, "auto", EXECUTORS, "true"));
        defaults.keySet().removeIf(environment::containsProperty);
        environment.getPropertySources().addLast(new MapPropertySource("eliotContextPropagation", defaults));
    }

    private static boolean isOff(ConfigurableEnvironment environment, String feature) {
        return Boolean.FALSE.equals(environment.getProperty(feature, Boolean.class));
    }
}
