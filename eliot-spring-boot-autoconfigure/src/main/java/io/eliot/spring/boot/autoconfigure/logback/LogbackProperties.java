// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import io.eliot.spring.boot.autoconfigure.FeatureProperties;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * Which messages of SLF4J loggers become part of the log.
 *
 * @param enabled Whether messages of SLF4J loggers are placed in the tree.
 * @param level Level from which they are placed in the current action.
 * @param levelOutsideActions Level from which those outside of any action are written, each as a task of its own.
 * @param mdc Whether the MDC is written with them.
 * @param exclude Loggers that are left out, with those below them.
 */
@ConfigurationProperties(LogbackProperties.PREFIX)
record LogbackProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("info") LogLevel level,
        @DefaultValue("warn") LogLevel levelOutsideActions,
        @DefaultValue("false") boolean mdc,
        @DefaultValue List<String> exclude) {
    static final String PREFIX = "eliot.logback";

    private static final LogbackProperties STANDARD =
            new LogbackProperties(true, LogLevel.INFO, LogLevel.WARN, false, List.of());

    static LogbackProperties of(Environment environment) {
        return FeatureProperties.of(environment, PREFIX, STANDARD);
    }
}
