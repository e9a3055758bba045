// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
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
        environment.getPropertySources().addLast(new Correlation(environment));
    }

    private static boolean isOff(ConfigurableEnvironment environment, String feature) {
        return Boolean.FALSE.equals(environment.getProperty(feature, Boolean.class));
    }

    /** Answers when it is asked: what expects the ids of a tracing library may come after this. */
    private static final class Correlation extends EnumerablePropertySource<Object> {
        private final Environment environment;

        Correlation(Environment environment) {
            super("eliotCorrelation"); // Boot would look for the sources of an environment in there, and so for this
            this.environment = environment;
        }

        @Override
        public String[] getPropertyNames() {
            return new String[] {PATTERN};
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return name.equals(PATTERN) ? pattern() : null;
        }

        private String pattern() {
            boolean tracing = environment.getProperty("logging.expect-correlation-id", Boolean.class, false);
            return tracing ? TRACE + PLACE : PLACE;
        }
    }
}
