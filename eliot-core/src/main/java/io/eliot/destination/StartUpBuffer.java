// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest messages logged before there was a destination (I4). Guarded by its owner. */
final class StartUpBuffer {
    static final int CAPACITY = 1000;

    /** While the messages are being handed over, there is a destination for those that come in. */
    private static final int CAPACITY_IN_HAND_OVER = 50_000;

    private static final String FULL = "more messages than are kept until there is a destination";

    private final ArrayDeque<EncodedMessage> messages = new ArrayDeque<>();
    private int capacity = CAPACITY;
    private long dropped;
    private long firstDropped;
    private long lastDropped;

    void add(EncodedMessage message) {
        if (messages.size() == capacity) {
            EncodedMessage oldest = messages.removeFirst();
            firstDropped = dropped == 0 ? oldest.timestampMicros() : firstDropped;
            lastDropped = oldest.timestampMicros();
            dropped++;
        }
        messages.addLast(message);
    }

    List<EncodedMessage> drain() {
        List<EncodedMessage> drained = new ArrayList<>(messages);
        messages.clear();
        capacity = CAPACITY_IN_HAND_OVER;
        return drained;
    }

    @Nullable
    DestinationReport takeLosses() {
        long untold = dropped;
        dropped = 0;
        return untold == 0
                ? null
                : new DestinationReport("start-up buffer", null, FULL, untold, firstDropped, lastDropped, "");
    }
}
