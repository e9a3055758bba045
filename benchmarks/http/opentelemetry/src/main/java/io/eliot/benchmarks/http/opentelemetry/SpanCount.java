// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.opentelemetry;

import io.eliot.benchmarks.http.application.Recorded;

/** Those that were exported. */
public final class SpanCount implements Recorded {
    @Override
    public long getAsLong() {
        return CountingExporter.SPANS.sum();
    }
}
