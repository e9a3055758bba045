// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The destinations of one logger. Each gets every message, in the order in which they were added, whatever happens to
 * the others (spec I3, I8).
 *
 * <p>Until the first is added, the latest {@value StartUpBuffer#CAPACITY} messages are kept and then handed to it
 * (spec I4, I5). Thread-safe; delivering takes no lock once there was a destination.
 *
 * @since 0.1.0
 */
public final class Destinations implements AutoCloseable {
    private static final int HAND_OVER_ROUNDS = 4;

    private final UnaryOperator<EncodedMessage> beforeRedelivery;
    private final Consumer<DestinationReport> reports;
    private final ReentrantLock changes = new ReentrantLock();
    private final StartUpBuffer buffer = new StartUpBuffer();
    private volatile Delivery @Nullable [] deliveries;

    /**
     * No destinations yet.
     *
     * @param beforeRedelivery what is done to a buffered message before it is handed out
     * @param reports told of failures and recoveries, on the thread that logs
     */
    public Destinations(UnaryOperator<EncodedMessage> beforeRedelivery, Consumer<DestinationReport> reports) {
        this.beforeRedelivery = beforeRedelivery;
        this.reports = reports;
    }

    /**
     * Adds destinations, each under the name of its class.
     *
     * @param destinations in order of delivery; none changes nothing (spec W10)
     */
    public void add(Destination... destinations) {
        addAll(Arrays.stream(destinations)
                .map(destination -> new Delivery(nameOf(destination), destination))
                .toList());
    }

    private static String nameOf(Destination destination) {
        String name = destination.getClass().getSimpleName();
        return name.isEmpty() || name.contains("$$") ? "destination" : name;
    }

    /**
     * Adds destinations under names of their own.
     *
     * @param destinations names to destinations, in order of delivery
     */
    public void addAll(Map<String, ? extends Destination> destinations) {
        addAll(destinations.entrySet().stream()
                .map(entry -> new Delivery(entry.getKey(), Objects.requireNonNull(entry.getValue(), "destination")))
                .toList());
    }

    private void addAll(List<Delivery> added) {
        if (added.isEmpty()) {
            return;
        }
        Delivery[] first = added.toArray(Delivery[]::new);
        // I5: what was logged before stands before what is logged from now on. No lock is held meanwhile.
        for (int round = 0; round < HAND_OVER_ROUNDS; round++) {
            List<EncodedMessage> early = publishOrDrain(first);
            if (early.isEmpty()) {
                return;
            }
            redeliver(early, first);
        }
        // Others log faster than the destination takes it: from now on they deliver themselves.
        redeliver(publishAndDrain(first), first);
    }

    private void redeliver(List<EncodedMessage> early, Delivery[] to) {
        early.forEach(message -> deliver(beforeRedelivery.apply(message), to));
    }

    private List<EncodedMessage> publishAndDrain(Delivery[] added) {
        changes.lock();
        try {
            Delivery[] known = deliveries;
            deliveries = known == null ? added : concat(known, added);
            return buffer.drain();
        } finally {
            changes.unlock();
        }
    }

    /** Makes the destinations known, unless there are buffered messages, which are to be handed to them before. */
    private List<EncodedMessage> publishOrDrain(Delivery[] added) {
        DestinationReport lost = null;
        changes.lock();
        try {
            Delivery[] known = deliveries;
            List<EncodedMessage> early = known == null ? buffer.drain() : List.of();
            if (!early.isEmpty()) {
                return early;
            }
            deliveries = known == null ? added : concat(known, added);
            lost = known == null ? buffer.account() : null;
        } finally {
            changes.unlock();
        }
        if (lost != null) {
            reports.accept(lost);
        }
        return List.of();
    }

    private static Delivery[] concat(Delivery[] known, Delivery[] added) {
        Delivery[] all = Arrays.copyOf(known, known.length + added.length);
        System.arraycopy(added, 0, all, known.length, added.length);
        return all;
    }

    /**
     * Gives a destination up; it is not closed.
     *
     * @param destination one that was added; of several equal ones the first (spec I7)
     * @throws NoSuchElementException if it was never added
     */
    public void remove(Destination destination) {
        changes.lock();
        try {
            Delivery[] known = deliveries;
            List<Delivery> remaining = new ArrayList<>(known == null ? List.of() : List.of(known));
            Delivery removed = remaining.stream()
                    .filter(delivery -> delivery.destination.equals(destination))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("This destination was not added: " + destination));
            remaining.remove(removed);
            deliveries = remaining.toArray(Delivery[]::new);
        } finally {
            changes.unlock();
        }
    }

    /**
     * Hands a message to every destination. Never throws.
     *
     * @param message valid during the call
     */
    public void deliver(EncodedMessage message) {
        Delivery[] known = deliveries;
        if (known == null) {
            known = bufferOrLatest(message);
        }
        if (known != null) {
            deliver(message, known);
        }
    }

    private Delivery @Nullable [] bufferOrLatest(EncodedMessage message) {
        changes.lock();
        try {
            Delivery[] latest = deliveries;
            if (latest == null) {
                buffer.add(message.copy());
            }
            return latest;
        } finally {
            changes.unlock();
        }
    }

    private void deliver(EncodedMessage message, Delivery[] to) {
        List<DestinationReport> told = null;
        for (Delivery delivery : to) {
            DestinationReport report = delivery.deliver(message);
            if (report != null) {
                told = told == null ? new ArrayList<>(1) : told;
                told.add(report);
            }
        }
        if (told != null) { // J1: after all destinations were served
            told.forEach(reports);
        }
    }

    /**
     * How each destination does.
     *
     * @return in order of delivery
     */
    public List<DestinationStatus> status() {
        Delivery[] known = deliveries;
        return known == null
                ? List.of()
                : Arrays.stream(known).map(Delivery::status).toList();
    }

    /**
     * Gives all destinations up and closes them, each whatever happens to the others.
     *
     * @throws IllegalStateException if some could not be closed
     */
    @Override
    public void close() {
        IllegalStateException failure = null;
        for (Delivery delivery : giveUpAll()) {
            try {
                delivery.destination.close();
            } catch (IOException | RuntimeException e) {
                failure =
                        failure == null ? new IllegalStateException("Not every destination could be closed") : failure;
                failure.addSuppressed(new IllegalStateException("Destination " + delivery.name, e));
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Delivery[] giveUpAll() {
        changes.lock();
        try {
            Delivery[] known = deliveries;
            deliveries = new Delivery[0];
            return known == null ? new Delivery[0] : known;
        } finally {
            changes.unlock();
        }
    }
}
