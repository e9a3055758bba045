// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way from any number of threads to one, bounded by the memory they take. Once it was full it refuses
 * all messages until half of it is free: a gap in one piece can be told in one message, and nobody waits for what does
 * not move.
 *
 * <p>They stand in a ring. One step on what threads share gives a message its place and the memory it takes; the place is
 * free then, as there is one for each message that the memory is enough for.
 */
final class MessageQueue {
    /** What a message takes besides its line; bounds their number, too. */
    private static final int OVERHEAD = 256;

    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** For one that has its place, and is there in a moment. */
    private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private final int capacity;
    private final long maxWaitNanos;
    private final long gatheringNanos;
    private final @Nullable EncodedMessage[] ring;

    /** How many messages there ever were, and in the lower half how much all of them took. Both run over. */
    private final AtomicLong added = new AtomicLong();

    /** How much those took that are done with. Runs over likewise. */
    private final AtomicInteger released = new AtomicInteger();

    /** Who waits for room stands in line; the first one looks for it now and then, so that nobody is woken for little. */
    private final ReentrantLock line = new ReentrantLock(true);

    /** For when the queue ends: then others than the writer take what is left. */
    private final ReentrantLock taking = new ReentrantLock();

    /** How many messages were taken; changes under the lock. */
    private volatile int taken;

    private volatile boolean full;
    private volatile boolean closed;
    private volatile @Nullable Thread writer;

    /** Whether the writer has to be woken for a message. */
    private final AtomicBoolean asleep = new AtomicBoolean();

    MessageQueue(int capacity, long maxWaitNanos, long gatheringNanos) {
        this.capacity = capacity;
        this.maxWaitNanos = maxWaitNanos;
        this.gatheringNanos = gatheringNanos;
        ring = new EncodedMessage[2 * Integer.highestOneBit(capacity / (OVERHEAD + 1))];
    }

    /** Keeps a copy, unless it is closed, or full and stays so for the time a caller waits. */
    boolean offer(EncodedMessage message) {
        if (closed || isFull()) {
            return false;
        }
        EncodedMessage kept = message.copy();
        if (!add(kept) && !addInTime(kept)) {
            full = true;
            return false;
        }
        if (full) { // written by all threads that log if it were written each time
            full = false;
        }
        wake();
        return true;
    }

    /** Returns false if there is no room. */
    private boolean add(EncodedMessage message) {
        int cost = cost(message);
        for (long known = added.get(); used(known) <= capacity - cost; known = added.get()) {
            int place = place(count(known));
            if (added.compareAndSet(known, plus(known, cost))) {
                ring[place] = message; // no call since it has its place: a full stack must not come in between
                wakeIfFilling(known, cost);
                return true;
            }
        }
        return false;
    }

    private boolean addInTime(EncodedMessage message) {
        LockSupport.unpark(writer); // it may still let others gather
        long until = System.nanoTime() + maxWaitNanos;
        if (!isFirstInLineInTime()) {
            return false;
        }
        try {
            boolean done = add(message);
            for (long left = maxWaitNanos; !done && left > 0; left = until - System.nanoTime()) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                LockSupport.parkNanos(this, Math.min(left, BREATH_NANOS));
                done = add(message);
            }
            return done;
        } finally {
            line.unlock();
        }
    }

    private boolean isFirstInLineInTime() {
        try {
            return maxWaitNanos > 0 && line.tryLock(maxWaitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isFull() {
        return full && used(added.get()) > capacity / 2;
    }

    private boolean isFilling(int used) {
        return used > capacity / 4;
    }

    /** Once each time it begins to fill, not for each message that follows. */
    private void wakeIfFilling(long before, int cost) {
        int used = used(before);
        if (!isFilling(used) && isFilling(used + cost)) {
            LockSupport.unpark(writer);
        }
    }

    private int used(long added) {
        return (int) added - released.get();
    }

    private static int count(long added) {
        return (int) (added >>> Integer.SIZE);
    }

    private static long plus(long added, int cost) {
        return (long) (count(added) + 1) << Integer.SIZE | Integer.toUnsignedLong((int) added + cost);
    }

    private int place(int count) {
        return count & ring.length - 1;
    }

    private int cost(EncodedMessage message) {
        return Math.min(message.size() + OVERHEAD, capacity);
    }

    /** Moves the messages that wait longest to an empty list: none also while the first is being added. */
    void pollInto(List<EncodedMessage> batch, int most) {
        taking.lock();
        try {
            int last = count(added.get()); // read first, which is what makes the messages themselves visible
            int next = taken;
            while (next != last && batch.size() < most) {
                EncodedMessage message = ring[place(next)];
                if (message == null) {
                    break;
                }
                ring[place(next++)] = null;
                batch.add(message);
            }
            taken = next;
        } finally {
            taking.unlock();
        }
    }

    /** Makes room, when polled messages are not needed any more. */
    void release(List<EncodedMessage> batch) {
        int cost = 0;
        for (EncodedMessage message : batch) {
            cost += cost(message);
        }
        released.addAndGet(cost);
    }

    /**
     * Waits until there may be a message, the queue was closed, or there is something else to do; then lets messages gather
     * for a while, as long as three quarters of the queue are free: so they are written many at once, and only the first of
     * them wakes who writes them. For the one thread that polls.
     */
    void awaitMessages(BooleanSupplier somethingElse) {
        writer = Thread.currentThread();
        asleep.set(true); // before it looks: who adds a message looks the other way round
        if (isEmpty() && !closed && !somethingElse.getAsBoolean()) {
            LockSupport.park(this);
        }
        asleep.set(false);
        LockSupport.parkNanos(this, closed || isFilling(used(added.get())) ? MOMENT_NANOS : gatheringNanos);
    }

    /** Whether each message was taken that has its place. */
    boolean isEmpty() {
        return count(added.get()) == taken;
    }

    /** Has the writer look again, if it sleeps. */
    void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) { // one who does it is enough
            LockSupport.unpark(writer);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(writer);
    }

    boolean isClosed() {
        return closed;
    }
}
