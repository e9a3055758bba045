// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Captured logs for JUnit tests. */
@NullMarked
package io.eliot.test;

import org.jspecify.annotations.NullMarked;
