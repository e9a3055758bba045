// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Diagnostic context of ordinary log lines.
 *
 * @param enabled Whether the MDC has the task and the place of the current action, and the log pattern shows them.
 */
@ConfigurationProperties(prefix = "eliot.mdc", ignoreUnknownFields = false)
record EliotMdcProperties(@DefaultValue("true") boolean enabled) {}
