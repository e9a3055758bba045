// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to one destination. */
interface Delivery {
    static Delivery to(String name, Destination destination, Consumer<DestinationReport> reports, Muting muting) {
        if (destination instanceof QueuedDestination queued) {
            return queued.delivery(name, reports, muting);
        }
        Delivery direct = new DirectDelivery(name, destination, reports);
        return destination.isMuted() ? new MutedDelivery(direct, muting) : direct;
    }

    Destination destination();

    /** Never throws. Returns what is to be told of the destination once the others were served; null almost always. */
    @Nullable
    Runnable deliver(EncodedMessage message);

    DestinationStatus status();
}
