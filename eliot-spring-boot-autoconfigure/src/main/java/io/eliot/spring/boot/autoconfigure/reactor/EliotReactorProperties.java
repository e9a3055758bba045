// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.reactor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reactor.
 *
 * @param enabled Whether Reactor and Boot's task executors carry the current action by default.
 */
@ConfigurationProperties(prefix = "eliot.reactor", ignoreUnknownFields = false)
record EliotReactorProperties(@DefaultValue("true") boolean enabled) {}
