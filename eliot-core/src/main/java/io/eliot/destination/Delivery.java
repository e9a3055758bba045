// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to one destination. */
interface Delivery {
    static Delivery to(String name, Destination destination, Consumer<DestinationReport> reports) {
        return destination instanceof QueuedDestination queued
                ? queued.delivery(name, reports)
                : new DirectDelivery(name, destination, reports);
    }

    Destination destination();

    /** Never throws. Returns what is to be told of the destination once the others were served; null almost always. */
    @Nullable
    Runnable deliver(EncodedMessage message);

    DestinationStatus status();
}
