// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.failure.Failures;
import io.eliot.json.EncodedMessage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages for one destination. A failure is told once; what is missed from then on is counted, by
 * reason, and told when the destination works again (J1, J2). A count that the destination itself could not take is told
 * again, so that its own log accounts for every message. Thread-safe.
 */
final class Account {
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicReference<@Nullable Loss> outage = new AtomicReference<>();
    private final AtomicReference<@Nullable Telling> telling = new AtomicReference<>();

    void written() {
        written(1);
    }

    void written(int count) {
        written.add(count);
        heard(true);
    }

    /** Returns whether the destination had not failed since it last worked. */
    boolean lost(Loss loss) {
        dropped.add(loss.count());
        heard(false);
        return outage.getAndUpdate(known -> Loss.plus(known, loss)) == null;
    }

    boolean isOut() {
        return outage.getPlain() != null;
    }

    /** As the other, and sees what was lost just now on another thread. */
    boolean isOutNow() {
        return outage.get() != null;
    }

    DestinationStatus status(String name) {
        return new DestinationStatus(name, written.sum(), dropped.sum(), Loss.total(outage.get()));
    }

    /** A failure that is the first one. */
    static DestinationReport began(String name, EncodedMessage message, Throwable failure) {
        return new DestinationReport(name, failure, Failures.reason(failure), 0, 0, 0, Excerpt.of(message.json()));
    }

    /** Tells what was missed, on the thread whose next message is the telling one. */
    void tellLosses(String name, Consumer<DestinationReport> reports) {
        Telling now = new Telling(Thread.currentThread());
        if (telling.compareAndSet(null, now)) { // or somebody is at it
            try {
                for (Loss loss = outage.getAndSet(null); loss != null; loss = loss.others()) {
                    now.heard = null;
                    reports.accept(loss.report(name));
                    if (Boolean.FALSE.equals(now.heard)) {
                        Loss untold = loss.alone();
                        outage.updateAndGet(known -> Loss.plus(known, untold));
                    }
                }
            } finally {
                telling.set(null);
            }
        }
    }

    private void heard(boolean taken) {
        Telling now = telling.getPlain();
        if (now != null && now.thread == Thread.currentThread() && now.heard == null) {
            now.heard = taken;
        }
    }

    private static final class Telling {
        final Thread thread;

        @Nullable
        Boolean heard;

        Telling(Thread thread) {
            this.thread = thread;
        }
    }
}
