// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has another destination written by a thread of its own, so that one that is slow or stuck does not hold up the code
 * that logs (spec Q):
 *
 * <pre>{@code
 * builder.destination("audit", QueuedDestination.of(new AuditDestination(socket)));
 * }</pre>
 *
 * <p>Messages are encoded by the caller and wait in memory, up to a bound. When that is reached, messages are dropped:
 * those just logged, until half of the queue was written. That it began is told at once where there are other
 * destinations; how many were dropped, in the log of this one as well as soon as it goes on (spec W14). The same holds
 * for what the other destination fails to take.
 *
 * <p>Messages gather for up to fifty milliseconds, so that they can be written together. What waits when the process dies
 * is lost; {@link #close} writes it. Thread-safe: takes no lock that callers share, and blocks for no longer than
 * {@link Builder#maxWait}, which is not at all unless it is set.
 *
 * @since 0.1.0
 */
public final class QueuedDestination implements Destination {
    private static final String FULL = "queue full";
    private static final String CLOSED = "queue closed";
    private static final String NOT_IN_TIME = "not written in time when the queue was closed";
    private static final int BATCH = 256;

    /** What a reader of the log hardly notices; a thread that wakes more often costs more than what it writes. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Destination destination;
    private final MessageQueue queue;
    private final Duration drainTimeout;
    private final Account account = new Account();
    private final Thread writer;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final boolean muted;
    private volatile String name;
    private volatile Consumer<DestinationReport> reports = report -> {};
    private volatile @Nullable Muting muting;
    private volatile long deadline;
    private volatile boolean ended;
    private volatile @Nullable IOException closeFailure;

    /** Of the writer only: whether the destination took what it was given last. */
    private boolean works = true;

    /** Of the writer only: whether it is in the hands of the destination, and does not tell of it. */
    private boolean writing;

    /** Of the writer only: what is current where it is not muted; null while it is not. */
    private @Nullable Object unmuted;

    private QueuedDestination(Builder builder) {
        destination = builder.destination;
        muted = destination.isMuted();
        queue = new MessageQueue(builder.capacity, builder.maxWait.toNanos(), GATHERING.toNanos());
        drainTimeout = builder.drainTimeout;
        name = destination.getClass().getSimpleName();
        writer = new Thread(null, this::run, threadName(), 0, false); // inherits nothing of whoever makes it
        writer.setDaemon(true);
    }

    /**
     * Queues with the usual bounds: 16 MiB, no waiting, five seconds to write what is left when it is closed.
     *
     * @param destination called by one thread only; closed by it, too
     * @return a destination with a thread, to be closed
     */
    public static QueuedDestination of(Destination destination) {
        return builder(destination).build();
    }

    /**
     * A queue to be described first.
     *
     * @param destination called by one thread only; closed by it, too
     * @return a new builder
     */
    public static Builder builder(Destination destination) {
        return new Builder(Objects.requireNonNull(destination, "destination"));
    }

    private String threadName() {
        return "eliot-" + name;
    }

    /** The account is kept here: what the queue took is not written yet. */
    Delivery delivery(String givenName, Consumer<DestinationReport> listener, Muting whileWriting) {
        name = givenName;
        reports = listener;
        muting = whileWriting;
        writer.setName(threadName());
        return new QueuedDelivery();
    }

    /** Queues the message, or drops and counts it. Never throws. */
    @Override
    public void write(EncodedMessage message) {
        Runnable news = offer(message);
        if (news != null) {
            news.run();
        }
    }

    private @Nullable Runnable offer(EncodedMessage message) {
        if (Thread.currentThread() == writer) {
            offerOfWriter(message);
            return null;
        }
        if (queue.offer(message)) {
            if (ended) { // between the check and the addition
                loseWhatIsLeft();
            }
            return null;
        }
        String reason = queue.isClosed() ? CLOSED : FULL;
        boolean first = lost(message, reason);
        queue.wake();
        return first ? told(Account.began(name, message, new RejectedExecutionException(reason))) : null;
    }

    /** What tells of losses cannot get lost in the queue; what the destination has logged would come back to it. */
    private void offerOfWriter(EncodedMessage message) {
        if (!writing || !muted) {
            mute();
            deliver(List.of(message));
            unmute();
        }
    }

    /** For as long as the thread only writes, as soon as there is a logger that would hear it. */
    private void mute() {
        writing = true;
        Muting ofLogger = muting;
        if (muted && unmuted == null && ofLogger != null) {
            unmuted = ofLogger.begin();
        }
    }

    private void unmute() {
        writing = false;
        Object before = unmuted;
        Muting ofLogger = muting;
        if (before != null && ofLogger != null) {
            ofLogger.end(before);
            unmuted = null;
        }
    }

    private Runnable told(DestinationReport report) {
        return () -> reports.accept(report);
    }

    private boolean lost(EncodedMessage message, String reason) {
        return account.lost(Loss.of(message, reason, null));
    }

    private void run() {
        int most = destination instanceof BatchDestination ? BATCH : 1; // what it is stuck with, nobody can count
        List<EncodedMessage> batch = new ArrayList<>(most);
        while (!isOverdue()) {
            queue.pollInto(batch, most);
            if (!batch.isEmpty()) {
                mute();
                writeAndRelease(batch);
                batch.clear();
            } else if (queue.isClosed() && queue.isEmpty()) {
                break;
            } else {
                tellLosses(); // the last may be of a moment ago, and the next message of tomorrow
                Thread.interrupted(); // or it would not sleep
                queue.awaitMessages(this::hasLossesToTell);
            }
        }
        ended = true;
        loseWhatIsLeft();
        tell(() -> account.tellLosses(name, reports));
        closeDestination();
    }

    private boolean isOverdue() {
        return queue.isClosed() && System.nanoTime() - deadline >= 0;
    }

    private void writeAndRelease(List<EncodedMessage> batch) {
        int done = 0;
        while (done < batch.size() && !isOverdue()) {
            List<EncodedMessage> rest = batch.subList(done, batch.size());
            int count = deliver(rest);
            queue.release(rest.subList(0, count));
            done += count;
        }
        for (EncodedMessage late : batch.subList(done, batch.size())) {
            lost(late, NOT_IN_TIME);
        }
        tellLosses();
    }

    /**
     * On the writer's thread. An error of the virtual machine does not end it: all that follows would be lost.
     *
     * @return how many messages are done with
     */
    private int deliver(List<EncodedMessage> batch) {
        try {
            int taken = writeSome(batch);
            works = true;
            account.written(taken);
            return taken;
        } catch (Throwable e) {
            works = false;
            EncodedMessage first = batch.get(0);
            if (account.lost(Loss.of(first, e))) {
                tell(() -> reports.accept(Account.began(name, first, e)));
            }
            return 1;
        }
    }

    private int writeSome(List<EncodedMessage> batch) throws Exception {
        if (batch.size() > 1 && destination instanceof BatchDestination several) {
            return Math.min(Math.max(1, several.writeSome(batch)), batch.size()); // whatever it says
        }
        destination.write(batch.get(0));
        return 1;
    }

    /** What the virtual machine throws while it is told elsewhere must not end the writer either. */
    private void tell(Runnable news) {
        unmute();
        try {
            news.run();
        } catch (Throwable e) {
            // nowhere to say so; what was dropped is counted all the same
        } finally {
            mute();
        }
    }

    private void tellLosses() {
        if (works && account.isOut() && !queue.isFull()) {
            tell(() -> account.tellLosses(name, reports));
        }
    }

    private boolean hasLossesToTell() {
        return works && account.isOutNow();
    }

    private void loseWhatIsLeft() {
        List<EncodedMessage> left = new ArrayList<>(BATCH);
        while (!queue.isEmpty()) {
            queue.pollInto(left, BATCH);
            left.forEach(message -> lost(message, NOT_IN_TIME));
            left.clear();
            Thread.onSpinWait(); // for one that has its place, and is there in a moment
        }
    }

    private void closeDestination() {
        try {
            destination.close();
        } catch (IOException e) {
            closeFailure = e;
        } catch (RuntimeException | Error e) {
            closeFailure = new IOException(e);
        }
    }

    /**
     * Takes no more messages, has those that wait written, and closes the other destination. What could not be written in
     * time is counted and told. Closing again does nothing more than wait.
     *
     * @throws IOException if the other destination cannot be closed, or is stuck and was left alone
     */
    @Override
    public void close() throws IOException {
        if (closing.compareAndSet(false, true)) {
            deadline = System.nanoTime() + drainTimeout.toNanos();
            queue.close();
        }
        if (!hasEndedWithin(drainTimeout.plus(GRACE))) {
            writer.interrupt();
            if (!hasEndedWithin(GRACE)) {
                leaveAlone();
            }
        }
        IOException failure = closeFailure;
        if (failure != null) {
            throw failure;
        }
    }

    private void leaveAlone() throws IOException {
        ended = true;
        loseWhatIsLeft();
        account.tellLosses(name, reports);
        throw new IOException("It has not returned from a write for " + drainTimeout.plus(GRACE)
                + "; messages dropped so far: " + account.status(name).dropped());
    }

    /** Waits although interrupted: for a time that is bounded, and there is something to be saved. */
    private boolean hasEndedWithin(Duration time) {
        boolean interrupted = Thread.interrupted();
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); writer.isAlive() && left > 0; left = until - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(writer, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !writer.isAlive();
    }

    @Override
    public String toString() {
        return "queue to " + destination;
    }

    private final class QueuedDelivery implements Delivery {
        @Override
        public Destination destination() {
            return QueuedDestination.this;
        }

        @Override
        public @Nullable Runnable deliver(EncodedMessage message) {
            return offer(message);
        }

        @Override
        public DestinationStatus status() {
            return account.status(name);
        }
    }

    /**
     * Describes a queue. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private final Destination destination;
        private int capacity = 16 << 20;
        private Duration maxWait = Duration.ZERO;
        private Duration drainTimeout = Duration.ofSeconds(5);

        private Builder(Destination destination) {
            this.destination = destination;
        }

        /**
         * How much memory waiting messages may take.
         *
         * @param bytes a message counts as the length of its line and 256 more, which bounds their number, too; places for
         *     that many, of some bytes each, are there from the beginning
         * @return this
         * @throws IllegalArgumentException if it is not from 1 KiB to 1 GiB
         */
        public Builder capacity(long bytes) {
            if (bytes < 1 << 10 || bytes > 1 << 30) {
                throw new IllegalArgumentException(
                        "The capacity of a queue must be from 1 KiB to 1 GiB, not " + bytes + " bytes");
            }
            capacity = (int) bytes;
            return this;
        }

        /**
         * How long code that logs waits for room in a full queue before its message is dropped. When one has waited in
         * vain, nobody waits until half of the queue was written.
         *
         * @param time zero, as it is unless set, not to wait
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxWait(Duration time) {
            maxWait = notNegative(time);
            return this;
        }

        /**
         * How long closing the queue waits until what is in it was written. At most a second is added when the
         * destination is stuck.
         *
         * @param time five seconds unless set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder drainTimeout(Duration time) {
            drainTimeout = notNegative(time);
            return this;
        }

        private static Duration notNegative(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("A time to wait cannot be negative as " + time + " is");
            }
            return time;
        }

        /**
         * Starts the queue.
         *
         * @return a destination with a thread, to be closed
         */
        public QueuedDestination build() {
            QueuedDestination queued = new QueuedDestination(this);
            queued.writer.start();
            return queued;
        }
    }
}
