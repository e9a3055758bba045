// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages that are logged outside of any action.
 *
 * @param enabled Whether messages outside of any action are counted by the place that logs them, and the first of each
 *     place says so in the log.
 */
@ConfigurationProperties(prefix = "eliot.outside-actions", ignoreUnknownFields = false)
record OutsideActionsProperties(@DefaultValue("true") boolean enabled) {}
