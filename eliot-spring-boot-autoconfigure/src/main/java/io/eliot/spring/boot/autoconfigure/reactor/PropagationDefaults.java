// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Another default for a property of Boot's, without which the current action is lost at every change of thread. What the
 * application sets anywhere, its default properties included, is left as it is.
 */
final class PropagationDefaults implements EnvironmentPostProcessor {
    static final String REACTOR = "spring.reactor.context-propagation";
    static final String AUTO = "auto";

    private static final String SOURCE = "eliotContextPropagation";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isOff(environment, "eliot.enabled")
                || isOff(environment, "eliot.reactor.enabled")
                || environment.containsProperty(REACTOR)
                || !ClassUtils.isPresent("reactor.core.publisher.Hooks", application.getClassLoader())) {
            return;
        }
        environment.getPropertySources().addLast(new MapPropertySource(SOURCE, Map.of(REACTOR, AUTO)));
    }

    /** What a {@code @PropertySource} of the application says has come after it meanwhile. */
    static void moveToEnd(MutablePropertySources sources) {
        PropertySource<?> defaults = sources.remove(SOURCE);
        if (defaults != null) {
            sources.addLast(defaults);
        }
    }

    private static boolean isOff(ConfigurableEnvironment environment, String feature) {
        return Boolean.FALSE.equals(environment.getProperty(feature, Boolean.class));
    }
}
