// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.application;

import java.util.function.LongSupplier;

/**
 * Spans or messages so far, to show that what is measured does its work. A service and not a bean, which a start would
 * take longer for.
 */
public interface Recorded extends LongSupplier {}
