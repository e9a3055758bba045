// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.destination.Destination;
import io.eliot.destination.QueuedDestination;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** {@code eliot.destinations.*.queue}, for any type. Whoever describes a queue wants one. */
record QueueProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("16MB") DataSize capacity,
        @DefaultValue("0ms") Duration maxWait,
        @DefaultValue("5s") Duration drainTimeout) {

    Destination before(Destination destination) {
        return enabled
                ? QueuedDestination.builder(destination)
                        .capacity(capacity.toBytes())
                        .maxWait(maxWait)
                        .drainTimeout(drainTimeout)
                        .build()
                : destination;
    }
}
