// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Work on other threads and at other times.
 *
 * @param enabled Whether executors among the beans carry the current action, and each run of a scheduled method or of a
 *     runner is a task of its own.
 */
@ConfigurationProperties(prefix = "eliot.scheduling", ignoreUnknownFields = false)
record EliotSchedulingProperties(@DefaultValue("true") boolean enabled) {}
