// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import org.jspecify.annotations.Nullable;

/**
 * What the log is to be told of a destination: that it began to fail, or that it works again and what it missed.
 *
 * @param destination the name it was added under
 * @param failure what it threw, null when it works again
 * @param reason why it misses messages, for people and to count by
 * @param dropped how many messages it missed for that reason since this was last told, 0 when it begins to fail
 * @param fromMicros when the first missed message was logged, microseconds since the epoch
 * @param toMicros when the last one was
 * @param message the message that was missed first, as JSON; empty when it works again
 * @since 0.1.0
 */
public record DestinationReport(
        String destination,
        @Nullable Throwable failure,
        String reason,
        long dropped,
        long fromMicros,
        long toMicros,
        String message) {}
