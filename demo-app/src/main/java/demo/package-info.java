// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Two small services whose logs are one tree. */
@NullMarked
package demo;

import org.jspecify.annotations.NullMarked;
