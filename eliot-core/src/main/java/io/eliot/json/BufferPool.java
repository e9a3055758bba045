// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for reuse, without a lock and without a thread-local: a virtual thread lives too briefly to own a buffer.
 * Taking finds a slot of its own in the usual case; when there is none, the buffer is a new one.
 */
final class BufferPool {
    private static final int SLOTS = 64;
    private static final int PROBES = 4;
    private static final int PADDING = 16; // neighbouring slots on different cache lines
    private static final int INITIAL_CAPACITY = 1024;

    private final AtomicReferenceArray<@Nullable JsonBuffer> slots = new AtomicReferenceArray<>(SLOTS * PADDING);

    JsonBuffer take() {
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = slot(home + probe);
            if (slots.getPlain(slot) != null) {
                JsonBuffer buffer = slots.getAndSet(slot, null);
                if (buffer != null) {
                    return buffer;
                }
            }
        }
        return new JsonBuffer(INITIAL_CAPACITY);
    }

    void giveBack(JsonBuffer buffer) {
        buffer.clear();
        int home = home();
        for (int probe = 0; probe < PROBES; probe++) {
            int slot = slot(home + probe);
            if (slots.getPlain(slot) == null && slots.compareAndSet(slot, null, buffer)) {
                return;
            }
        }
    }

    private static int home() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 16));
    }

    private static int slot(int number) {
        return (number & (SLOTS - 1)) * PADDING;
    }
}
