// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Measures what a request costs; the entry type is {@link io.eliot.benchmarks.http.HttpBenchmark}. */
@NullMarked
package io.eliot.benchmarks.http;

import org.jspecify.annotations.NullMarked;
