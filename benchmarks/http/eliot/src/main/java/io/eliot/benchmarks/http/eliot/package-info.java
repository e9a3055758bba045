// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What the application with Eliot tells of its messages. */
@NullMarked
package io.eliot.benchmarks.http.eliot;

import org.jspecify.annotations.NullMarked;
