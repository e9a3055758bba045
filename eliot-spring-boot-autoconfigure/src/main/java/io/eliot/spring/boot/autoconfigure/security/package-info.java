// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Records why Spring Security refuses a request.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.boot.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
