// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * What the servlet and the reactive stack share: how the action of a request begins and how it ends.
 *
 * <p>The entry type is {@link io.eliot.spring.web.ServerActions}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.web;

import org.jspecify.annotations.NullMarked;
