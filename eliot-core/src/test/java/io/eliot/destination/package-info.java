// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Destinations and how they are isolated. */
@NullMarked
package io.eliot.destination;

import org.jspecify.annotations.NullMarked;
