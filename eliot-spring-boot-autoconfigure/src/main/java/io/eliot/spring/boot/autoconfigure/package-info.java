// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Properties, conditions and bean methods of Eliot's auto-configuration.
 *
 * <p>The logger, and what hands it the messages of other loggers, come early, so that they see what other beans log when
 * they are made. Features come last: each condition of Boot's that asks for a bean looks at all that there are by then,
 * and a start would pay for looking at ours.
 */
@NullMarked
package io.eliot.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
