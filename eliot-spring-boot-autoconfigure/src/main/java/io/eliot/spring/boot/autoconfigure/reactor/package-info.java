// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Auto-configuration of Reactor, so that the current action is current in its pipelines too. */
@NullMarked
package io.eliot.spring.boot.autoconfigure.reactor;

import org.jspecify.annotations.NullMarked;
