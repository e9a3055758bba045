// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * What applications and modules implement to change what the starter sets up: {@link
 * io.eliot.spring.boot.EliotLoggerCustomizer}, {@link io.eliot.spring.boot.DestinationFactory}.
 */
@NullMarked
package io.eliot.spring.boot;

import org.jspecify.annotations.NullMarked;
