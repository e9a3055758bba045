// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Wires the actions of requests to a servlet container.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.boot.autoconfigure.webmvc;

import org.jspecify.annotations.NullMarked;
