// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.application;

import java.util.function.LongSupplier;

/** Spans or messages so far, to show that what is measured does its work. */
@FunctionalInterface
public interface Recorded extends LongSupplier {}
