// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Requests to a servlet container as actions.
 *
 * <p>The entry type is {@link io.eliot.spring.webmvc.ServerActionFilter}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.webmvc;

import org.jspecify.annotations.NullMarked;
