// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.time.Duration;

/** How much of a value is written. */
record Bounds(int depth, int elements, int stringLength, int messageLength, Duration time) {
    static final Bounds DEFAULT = new Bounds(200, 10_000, 65_536, 1 << 20, Duration.ofSeconds(1));

    /** Where the message is full already, a text still says this much: enough for a marker. */
    private static final int ALWAYS_ROOM = 128;

    Bounds {
        atLeast(1, depth, "depth");
        atLeast(1, elements, "elements");
        atLeast(16, stringLength, "string length");
        atLeast(256, messageLength, "message length");
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("The time for one value must be positive, not " + time);
        }
    }

    /** How many characters a text may have that is to be written next. */
    int longestText(JsonBuffer out) {
        return Math.min(stringLength, Math.max(messageLength - out.length(), ALWAYS_ROOM));
    }

    private static void atLeast(int least, int given, String what) {
        if (given < least) {
            throw new IllegalArgumentException(
                    "The bound on the " + what + " must be at least " + least + ", not " + given);
        }
    }

    Bounds withDepth(int depth) {
        return new Bounds(depth, elements, stringLength, messageLength, time);
    }

    Bounds withElements(int elements) {
        return new Bounds(depth, elements, stringLength, messageLength, time);
    }

    Bounds withStringLength(int stringLength) {
        return new Bounds(depth, elements, stringLength, messageLength, time);
    }

    Bounds withMessageLength(int messageLength) {
        return new Bounds(depth, elements, stringLength, messageLength, time);
    }

    Bounds withTime(Duration time) {
        return new Bounds(depth, elements, stringLength, messageLength, time);
    }
}
