// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http.eliot;

import io.eliot.Eliot;
import io.eliot.benchmarks.http.application.Recorded;
import io.eliot.destination.DestinationStatus;

/** Those in the file. */
public final class MessageCount implements Recorded {
    @Override
    public long getAsLong() {
        return Eliot.defaultLogger().destinations().status().stream()
                .filter(status -> status.name().equals("file"))
                .mapToLong(DestinationStatus::written)
                .sum();
    }
}
