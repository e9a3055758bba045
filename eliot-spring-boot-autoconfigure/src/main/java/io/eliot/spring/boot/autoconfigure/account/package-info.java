// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What Eliot says of itself: at start-up, on {@code /actuator/eliot}, as health and as meters. */
@NullMarked
package io.eliot.spring.boot.autoconfigure.account;

import org.jspecify.annotations.NullMarked;
