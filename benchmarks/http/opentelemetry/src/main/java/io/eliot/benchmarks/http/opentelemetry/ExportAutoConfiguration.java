// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.opentelemetry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Found by Spring Boot, as the application knows nothing of it. */
@AutoConfiguration
public final class ExportAutoConfiguration {
    ExportAutoConfiguration() {}

    @Bean
    CountingExporter countingExporter() {
        return new CountingExporter();
    }
}
