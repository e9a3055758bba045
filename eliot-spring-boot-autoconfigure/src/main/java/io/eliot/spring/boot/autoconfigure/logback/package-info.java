// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Wires {@link io.eliot.logback}. */
@NullMarked
package io.eliot.spring.boot.autoconfigure.logback;

import org.jspecify.annotations.NullMarked;
