// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.eliot;

import io.eliot.EliotLogger;
import io.eliot.benchmarks.http.application.Recorded;
import io.eliot.destination.DestinationStatus;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Found by Spring Boot, as the application knows nothing of it. */
@AutoConfiguration
public final class MessageCountAutoConfiguration {
    MessageCountAutoConfiguration() {}

    @Bean
    Recorded recorded(EliotLogger logger) {
        return () -> logger.destinations().status().stream()
                .filter(status -> status.name().equals("file"))
                .mapToLong(DestinationStatus::written)
                .sum();
    }
}
