// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What the application with OpenTelemetry does with its spans. */
@NullMarked
package io.eliot.benchmarks.http.opentelemetry;

import org.jspecify.annotations.NullMarked;
