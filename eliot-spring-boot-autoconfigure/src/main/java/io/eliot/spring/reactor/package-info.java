// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What Reactor's automatic context propagation leaves to be done: see {@link io.eliot.spring.reactor.SharedSources}. */
@NullMarked
package io.eliot.spring.reactor;

import org.jspecify.annotations.NullMarked;
