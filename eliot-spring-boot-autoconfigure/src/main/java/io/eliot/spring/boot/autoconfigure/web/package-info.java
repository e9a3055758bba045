// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Wires what the servlet and the reactive stack share.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.boot.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
