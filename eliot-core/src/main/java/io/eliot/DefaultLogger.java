// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.destination.Destination;
import io.eliot.json.EncodedMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The logger of code in no action. Several applications of one JVM may come and go, so the defaults are a stack; at its
 * bottom is a logger that keeps start-up messages for the first application's.
 */
final class DefaultLogger {
    private static final EliotLogger BUILT_IN = EliotLogger.create();
    private static final ReentrantLock CHANGES = new ReentrantLock();
    private static final Deque<EliotLogger> STACK = new ArrayDeque<>();
    private static final AtomicBoolean RELAYING = new AtomicBoolean();
    private static volatile EliotLogger top = BUILT_IN;

    private DefaultLogger() {}

    static EliotLogger get() {
        return top;
    }

    static void set(EliotLogger logger) {
        change(() -> {
            STACK.remove(logger);
            STACK.push(logger);
        });
        if (RELAYING.compareAndSet(false, true)) {
            BUILT_IN.destinations().add(new Relay());
        }
    }

    static void forget(EliotLogger logger) {
        change(() -> STACK.remove(logger));
    }

    private static void change(Runnable change) {
        CHANGES.lock();
        try {
            change.run();
            EliotLogger latest = STACK.peek();
            top = latest == null ? BUILT_IN : latest;
        } finally {
            CHANGES.unlock();
        }
    }

    private static final class Relay implements Destination {
        @Override
        public void write(EncodedMessage message) {
            EliotLogger application = top;
            if (application != BUILT_IN) {
                application.writer().take(message);
            }
        }

        @Override
        public boolean isMuted() {
            return false; // the application's destinations are, each as it wants
        }
    }
}
