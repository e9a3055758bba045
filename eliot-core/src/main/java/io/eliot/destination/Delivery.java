// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import io.eliot.json.Fatal;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One destination and its account. A failure is told once; what it misses until it works again is counted (J1, J2). */
final class Delivery {
    final String name;
    final Destination destination;
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    Delivery(String name, Destination destination) {
        this.name = name;
        this.destination = destination;
    }

    @Nullable
    DestinationReport deliver(EncodedMessage message) {
        try {
            destination.write(message);
        } catch (Throwable e) {
            Fatal.rethrow(e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return failed(e, message);
        }
        written.increment();
        return outage.getPlain() == null ? null : recovered();
    }

    private @Nullable DestinationReport failed(Throwable failure, EncodedMessage message) {
        dropped.increment();
        Outage next = null;
        Outage now;
        do {
            now = outage.get();
            next = now == null ? Outage.startingWith(message) : now.andAlso(message);
        } while (!outage.compareAndSet(now, next));
        return now != null ? null : new DestinationReport(name, failure, 0, 0, 0, Excerpt.of(message.json()));
    }

    private @Nullable DestinationReport recovered() {
        Outage over = outage.getAndSet(null);
        return over == null ? null : new DestinationReport(name, null, over.messages, over.first, over.last, "");
    }

    DestinationStatus status() {
        return new DestinationStatus(name, written.sum(), dropped.sum(), outage.get() != null);
    }

    private record Outage(long messages, long first, long last) {
        static Outage startingWith(EncodedMessage message) {
            return new Outage(1, message.timestampMicros(), message.timestampMicros());
        }

        Outage andAlso(EncodedMessage message) {
            return new Outage(messages + 1, first, message.timestampMicros());
        }
    }
}
