// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import org.jspecify.annotations.Nullable;

/** Has nothing logged of what a destination does while it writes: that would come back to it, and so on for ever. */
final class MutedDelivery implements Delivery {
    private final Delivery delivery;
    private final Muting muting;

    MutedDelivery(Delivery delivery, Muting muting) {
        this.delivery = delivery;
        this.muting = muting;
    }

    @Override
    public Destination destination() {
        return delivery.destination();
    }

    @Override
    public @Nullable Runnable deliver(EncodedMessage message) {
        Object before = muting.begin();
        if (before == null) { // logged inside of a write, to an action that was there before
            return null;
        }
        try {
            return delivery.deliver(message);
        } finally {
            muting.end(before);
        }
    }

    @Override
    public DestinationStatus status() {
        return delivery.status();
    }
}
