// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * A correlation pattern for Boot's log lines: the place of the current action, nothing where there is none. Before it
 * come the ids of a tracing library where one expects them in the pattern.
 */
final class CorrelationDefaults implements EnvironmentPostProcessor {
    static final String PATTERN = "logging.pattern.correlation";

    private static final String PLACE = "%replace([%X{task_uuid}@%X{task_level}] ){'\\[@\\] ', ''}";
    private static final String TRACE = "%correlationId{traceId(32),spanId(16)}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isOff(environment, "eliot.enabled")
                || isOff(environment, "eliot.mdc.enabled")
                || environment.containsProperty(PATTERN)
                || !ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", application.getClassLoader())) {
            return;
        }
        boolean tracing = environment.getProperty("logging.expect-correlation-id", Boolean.class, false);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("eliotCorrelation", Map.of(PATTERN, tracing ? TRACE + PLACE : PLACE)));
    }

    private static boolean isOff(ConfigurableEnvironment environment, String feature) {
        return Boolean.FALSE.equals(environment.getProperty(feature, Boolean.class));
    }
}
