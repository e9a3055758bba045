// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.failure.Failures;
import io.eliot.json.EncodedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one destination missed for one reason, and those it missed for others. Immutable.
 *
 * @param kind what is counted together
 * @param failure the first of the kind, null where no foreign code failed
 */
record Loss(
        String kind,
        @Nullable Throwable failure,
        long count,
        long fromMicros,
        long toMicros,
        @Nullable Loss others) {
    static Loss of(EncodedMessage message, String kind, @Nullable Throwable failure) {
        return new Loss(kind, failure, 1, message.timestampMicros(), message.timestampMicros(), null);
    }

    static Loss of(EncodedMessage message, Throwable failure) {
        return of(message, failure.getClass().getName(), failure);
    }

    static Loss plus(@Nullable Loss known, Loss more) {
        if (known == null) {
            return more;
        }
        if (!known.kind.equals(more.kind)) {
            return new Loss(
                    known.kind, known.failure, known.count, known.fromMicros, known.toMicros, plus(known.others, more));
        }
        return new Loss(
                known.kind,
                known.failure,
                known.count + more.count,
                Math.min(known.fromMicros, more.fromMicros),
                Math.max(known.toMicros, more.toMicros),
                known.others);
    }

    /** For all reasons together. */
    static long total(@Nullable Loss loss) {
        return loss == null ? 0 : loss.count + total(loss.others);
    }

    DestinationReport report(String destination) {
        return new DestinationReport(destination, null, reason(), count, fromMicros, toMicros, "");
    }

    Loss alone() {
        return new Loss(kind, failure, count, fromMicros, toMicros, null);
    }

    String reason() {
        return failure == null ? kind : kind + ": " + Failures.reason(failure);
    }
}
