// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import io.eliot.json.Fatal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Delivers on the thread that logs. */
final class DirectDelivery implements Delivery {
    private final String name;
    private final Destination destination;
    private final Consumer<DestinationReport> reports;
    private final Account account = new Account();

    DirectDelivery(String name, Destination destination, Consumer<DestinationReport> reports) {
        this.name = name;
        this.destination = destination;
        this.reports = reports;
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public @Nullable Runnable deliver(EncodedMessage message) {
        try {
            destination.write(message);
        } catch (Throwable e) {
            return failed(e, message);
        }
        account.written();
        return account.isOut() ? () -> account.tellLosses(name, reports) : null;
    }

    private @Nullable Runnable failed(Throwable failure, EncodedMessage message) {
        boolean first = account.lost(Loss.of(message, failure));
        Fatal.rethrow(failure);
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (!first) {
            return null;
        }
        DestinationReport report = Account.began(name, message, failure);
        return () -> reports.accept(report);
    }

    @Override
    public DestinationStatus status() {
        return account.status(name);
    }
}
