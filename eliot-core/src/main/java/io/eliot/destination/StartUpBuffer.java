// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest messages logged before there was a destination (I4), bounded by number and size. Guarded by its owner. */
final class StartUpBuffer {
    static final int CAPACITY = 1000;

    /** What they may take together, in bytes. */
    static final int CAPACITY_IN_BYTES = 16 << 20;

    /** While the messages are being handed over, there is a destination for those that come in. */
    private static final int CAPACITY_IN_HAND_OVER = 50_000;

    private static final String FULL = "more messages than are kept until there is a destination";

    private final ArrayDeque<EncodedMessage> messages = new ArrayDeque<>();
    private int capacity = CAPACITY;
    private long bytes;
    private @Nullable Loss dropped;

    void add(EncodedMessage message) {
        while (!messages.isEmpty() && !hasRoomFor(message)) {
            EncodedMessage oldest = messages.removeFirst();
            bytes -= oldest.size();
            dropped = Loss.plus(dropped, Loss.of(oldest, FULL, null));
        }
        messages.addLast(message.copy());
        bytes += message.size();
    }

    private boolean hasRoomFor(EncodedMessage message) {
        return messages.size() < capacity && bytes + message.size() <= CAPACITY_IN_BYTES;
    }

    List<EncodedMessage> drain() {
        List<EncodedMessage> drained = new ArrayList<>(messages);
        messages.clear();
        bytes = 0;
        capacity = CAPACITY_IN_HAND_OVER;
        return drained;
    }

    @Nullable
    Loss takeLosses() {
        Loss untold = dropped;
        dropped = null;
        return untold;
    }
}
