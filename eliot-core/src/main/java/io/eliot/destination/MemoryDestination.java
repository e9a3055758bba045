// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every message, for tests and viewers. Grows without bound; thread-safe.
 *
 * @since 0.1.0
 */
public final class MemoryDestination implements Destination {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<EncodedMessage> messages = new ArrayList<>();

    /** Empty. */
    public MemoryDestination() {}

    @Override
    public void write(EncodedMessage message) {
        EncodedMessage copy = message.copy();
        lock.lock();
        try {
            messages.add(copy);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isMuted() {
        return false;
    }

    /**
     * What was written so far.
     *
     * @return the messages in order of arrival; a copy
     */
    public List<EncodedMessage> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was written so far. */
    public void reset() {
        lock.lock();
        try {
            messages.clear();
        } finally {
            lock.unlock();
        }
    }
}
