// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Requests to a reactive server as actions.
 *
 * <p>The entry type is {@link io.eliot.spring.webflux.ServerActionWebFilter}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.webflux;

import org.jspecify.annotations.NullMarked;
