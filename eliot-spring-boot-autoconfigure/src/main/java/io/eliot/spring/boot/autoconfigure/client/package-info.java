// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Auto-configuration of {@link io.eliot.spring.client}, one class for each kind of client. */
@NullMarked
package io.eliot.spring.boot.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
