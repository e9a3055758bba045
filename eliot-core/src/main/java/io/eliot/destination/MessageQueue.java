// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way from any number of threads to one, bounded by the memory they take. Once it was full it refuses
 * all messages until half of it is free: a gap in one piece can be told in one message, and nobody waits for what does
 * not move.
 */
final class MessageQueue {
    /** What a message takes besides its line; bounds their number, too. */
    private static final int OVERHEAD = 256;

    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Queue<EncodedMessage> messages = new ConcurrentLinkedQueue<>();
    private final int capacity;
    private final long maxWaitNanos;
    private final Semaphore room;
    private volatile boolean full;
    private volatile boolean closed;
    private volatile @Nullable Thread sleeper;

    MessageQueue(int capacity, long maxWaitNanos) {
        this.capacity = capacity;
        this.maxWaitNanos = maxWaitNanos;
        room = new Semaphore(capacity);
    }

    /** Keeps a copy, unless it is closed, or full and stays so for the time a caller waits. */
    boolean offer(EncodedMessage message) {
        if (closed || isFull()) {
            return false;
        }
        int cost = cost(message);
        if (!room.tryAcquire(cost) && !acquireInTime(cost)) {
            full = true;
            return false;
        }
        if (full) { // written by all threads that log if it were written each time
            full = false;
        }
        boolean added = false;
        try {
            added = messages.add(message.copy());
        } finally {
            if (!added) { // no memory for it
                room.release(cost);
            }
        }
        LockSupport.unpark(sleeper); // null almost always, which does nothing
        return true;
    }

    private boolean acquireInTime(int cost) {
        try {
            return maxWaitNanos > 0 && room.tryAcquire(cost, maxWaitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isFull() {
        return full && room.availablePermits() < capacity / 2;
    }

    private int cost(EncodedMessage message) {
        return Math.min(message.size() + OVERHEAD, capacity);
    }

    @Nullable
    EncodedMessage poll() {
        return messages.poll();
    }

    /** Moves the messages that wait longest to an empty list. */
    void pollInto(List<EncodedMessage> batch, int most) {
        while (batch.size() < most) {
            EncodedMessage message = messages.poll();
            if (message == null) {
                return;
            }
            batch.add(message);
        }
    }

    /** Makes room, when polled messages are not needed any more. */
    void release(List<EncodedMessage> batch) {
        int cost = 0;
        for (EncodedMessage message : batch) {
            cost += cost(message);
        }
        room.release(cost);
    }

    /**
     * Waits until there may be a message, the queue was closed, or there is something else to do. For the one thread that
     * polls: it takes a breath before it sleeps, so that under load no caller has to wake it.
     */
    void awaitMessage(BooleanSupplier somethingElse) {
        LockSupport.parkNanos(this, BREATH_NANOS);
        sleeper = Thread.currentThread();
        if (messages.isEmpty() && !closed && !somethingElse.getAsBoolean()) {
            LockSupport.park(this);
        }
        sleeper = null;
    }

    /** Has the one that waits look again. */
    void wake() {
        LockSupport.unpark(sleeper);
    }

    void close() {
        closed = true;
        wake();
    }

    boolean isClosed() {
        return closed;
    }
}
