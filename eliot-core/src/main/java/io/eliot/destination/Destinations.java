// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import io.eliot.json.Fatal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The destinations of one logger. Each gets every message, in the order in which they were added, whatever happens to
 * the others (spec I3, I8).
 *
 * <p>Until the first is added, the latest {@value StartUpBuffer#CAPACITY} messages, of at most 16 MiB together, are kept
 * and then handed to it (spec I4, I5); how many were not is told. Thread-safe; delivering takes no lock once there was a
 * destination.
 *
 * @since 0.1.0
 */
public final class Destinations implements AutoCloseable {
    private static final int HAND_OVER_ROUNDS = 4;
    private static final String START_UP_BUFFER = "start-up buffer";
    private static final String NOBODY = "no destination";
    private static final String ALL_REMOVED = "every destination was removed";
    private static final Delivery[] NONE = {};

    private final UnaryOperator<EncodedMessage> beforeRedelivery;
    private final Consumer<DestinationReport> reports;
    private final Muting muting;
    private final ReentrantLock changes = new ReentrantLock();
    private final StartUpBuffer buffer = new StartUpBuffer();
    private final Account whileNobody = new Account();
    private final LongAdder afterClose = new LongAdder();
    private volatile Delivery @Nullable [] deliveries;
    private volatile Delivery[] closed = NONE;

    /** Replaced, never changed; usually one or two. No list, whose iterator would be garbage of every message. */
    private volatile MessageListener[] listeners = {};

    /**
     * No destinations yet.
     *
     * @param beforeRedelivery what is done to a buffered message before it is handed out
     * @param reports told of failures and recoveries, on the thread that logs
     * @param muting for the writes of destinations that are {@linkplain Destination#isMuted muted}
     */
    public Destinations(
            UnaryOperator<EncodedMessage> beforeRedelivery, Consumer<DestinationReport> reports, Muting muting) {
        this.beforeRedelivery = beforeRedelivery;
        this.reports = reports;
        this.muting = muting;
    }

    /**
     * Adds destinations, each under the name of its class.
     *
     * @param destinations in order of delivery; none changes nothing (spec W10)
     */
    public void add(Destination... destinations) {
        List<Delivery> added = new ArrayList<>(destinations.length);
        for (Destination destination : destinations) {
            added.add(Delivery.to(nameOf(destination), destination, reports, muting));
        }
        addAll(added);
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
        List<Delivery> added = new ArrayList<>(destinations.size());
        for (Map.Entry<String, ? extends Destination> each : destinations.entrySet()) {
            Destination destination = Objects.requireNonNull(each.getValue(), "destination");
            added.add(Delivery.to(each.getKey(), destination, reports, muting));
        }
        addAll(added);
    }

    private void addAll(List<Delivery> added) {
        if (added.isEmpty()) {
            return;
        }
        Delivery[] first = added.toArray(new Delivery[0]);
        // I5: what was logged before stands before what is logged from now on. No lock is held meanwhile.
        for (int round = 0; round < HAND_OVER_ROUNDS; round++) {
            List<EncodedMessage> early = publishOrDrain(first);
            if (early.isEmpty()) {
                tellLosses();
                return;
            }
            redeliver(early, first);
        }
        // Others log faster than the destination takes it: from now on they deliver themselves.
        redeliver(publishAndDrain(first), first);
        tellLosses();
    }

    private void redeliver(List<EncodedMessage> early, Delivery[] to) {
        for (EncodedMessage message : early) {
            deliver(beforeRedelivery.apply(message), to);
        }
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
        changes.lock();
        try {
            Delivery[] known = deliveries;
            List<EncodedMessage> early = known == null ? buffer.drain() : List.of();
            if (early.isEmpty()) {
                deliveries = known == null ? added : concat(known, added);
            }
            return early;
        } finally {
            changes.unlock();
        }
    }

    /** What was missed before, by all that are here now. */
    private void tellLosses() {
        Loss untold;
        changes.lock();
        try {
            untold = buffer.takeLosses();
        } finally {
            changes.unlock();
        }
        if (untold != null) {
            reports.accept(untold.report(START_UP_BUFFER));
        }
        whileNobody.tellLosses(NOBODY, reports);
    }

    private static Delivery[] concat(Delivery[] known, Delivery[] added) {
        Delivery[] all = Arrays.copyOf(known, known.length + added.length);
        System.arraycopy(added, 0, all, known.length, added.length);
        return all;
    }

    /**
     * Gives a destination up; it is not closed. What is logged when there is none left is counted, and told to the next
     * one that is added.
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
                    .filter(delivery -> delivery.destination().equals(destination))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("This destination was not added: " + destination));
            remaining.remove(removed);
            deliveries = remaining.toArray(Delivery[]::new);
        } finally {
            changes.unlock();
        }
    }

    /**
     * Has a listener told of every message from now on.
     *
     * @param listener told until it is {@linkplain #removeListener removed}
     */
    public void addListener(MessageListener listener) {
        Objects.requireNonNull(listener, "listener");
        changes.lock();
        try {
            MessageListener[] all = Arrays.copyOf(listeners, listeners.length + 1);
            all[listeners.length] = listener;
            listeners = all;
        } finally {
            changes.unlock();
        }
    }

    /**
     * Has a listener told no more.
     *
     * @param listener one that was added; any other changes nothing
     */
    public void removeListener(MessageListener listener) {
        changes.lock();
        try {
            List<MessageListener> left = new ArrayList<>(List.of(listeners));
            left.remove(listener);
            listeners = left.toArray(MessageListener[]::new);
        } finally {
            changes.unlock();
        }
    }

    /**
     * Hands a message to every destination, then to every listener. Never throws.
     *
     * @param message valid during the call
     */
    public void deliver(EncodedMessage message) {
        deliverOrBuffer(message);
        for (MessageListener listener : listeners) {
            tell(listener, message);
        }
    }

    private static void tell(MessageListener listener, EncodedMessage message) {
        try {
            listener.logged(message);
        } catch (Throwable e) {
            Fatal.rethrow(e); // else only its books are wrong, and the message is where it belongs
        }
    }

    private void deliverOrBuffer(EncodedMessage message) {
        Delivery[] known = deliveries;
        if (known == null) {
            known = bufferOrLatest(message);
        }
        if (known != null) {
            if (known.length == 0) {
                miss(message, known);
            }
            deliver(message, known);
        }
    }

    private void miss(EncodedMessage message, Delivery[] known) {
        if (known == NONE) {
            afterClose.increment();
        } else {
            whileNobody.lost(Loss.of(message, ALL_REMOVED, null));
        }
    }

    private Delivery @Nullable [] bufferOrLatest(EncodedMessage message) {
        changes.lock();
        try {
            Delivery[] latest = deliveries;
            if (latest == null) {
                buffer.add(message);
            }
            return latest;
        } finally {
            changes.unlock();
        }
    }

    private static void deliver(EncodedMessage message, Delivery[] to) {
        List<Runnable> news = null;
        for (Delivery delivery : to) {
            Runnable told = delivery.deliver(message);
            if (told != null) {
                news = news == null ? new ArrayList<>(1) : news;
                news.add(told);
            }
        }
        if (news != null) { // J1: after all destinations were served
            news.forEach(Runnable::run);
        }
    }

    /**
     * How each destination does, and how many messages there were when all of them had been removed; after the end, how
     * each did, and how many messages came too late for all of them.
     *
     * @return in order of delivery
     */
    public List<DestinationStatus> status() {
        Delivery[] known = deliveries;
        List<DestinationStatus> all = new ArrayList<>();
        for (Delivery delivery : known == null || known == NONE ? closed : known) {
            all.add(delivery.status());
        }
        DestinationStatus missed = whileNobody.status(NOBODY);
        if (missed.dropped() > 0) {
            all.add(missed);
        }
        if (afterClose.sum() > 0) {
            all.add(new DestinationStatus("closed logger", 0, afterClose.sum(), afterClose.sum()));
        }
        return List.copyOf(all);
    }

    /**
     * Gives all destinations up and closes them, each whatever happens to the others: first those with a queue, which may
     * have something to tell that the others can still take.
     *
     * @throws IllegalStateException if some could not be closed
     */
    @Override
    public void close() {
        Delivery[] known = deliveries;
        List<IllegalStateException> failures = new ArrayList<>(0);
        close(known == null ? NONE : known, true, failures);
        close(giveUpAll(), false, failures);
        if (!failures.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("Not every destination could be closed");
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private static void close(Delivery[] all, boolean queued, List<IllegalStateException> failures) {
        for (Delivery delivery : all) {
            if (delivery.destination() instanceof QueuedDestination == queued) {
                try {
                    delivery.destination().close();
                } catch (IOException | RuntimeException e) {
                    failures.add(new IllegalStateException(
                            "Destination " + delivery.status().name(), e));
                }
            }
        }
    }

    private Delivery[] giveUpAll() {
        changes.lock();
        try {
            Delivery[] known = deliveries;
            deliveries = NONE;
            afterClose.add(buffer.drain().size() + Loss.total(buffer.takeLosses()));
            closed = known == null || known == NONE ? closed : known;
            return known == null ? NONE : known;
        } finally {
            changes.unlock();
        }
    }
}
