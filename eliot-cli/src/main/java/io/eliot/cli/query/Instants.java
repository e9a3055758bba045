// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as microseconds since the epoch, which is what a timestamp can tell apart. */
public final class Instants {
    /** In seconds; beyond it the microseconds would run over. */
    private static final double FARTHEST = 9e12;

    private Instants() {}

    /**
     * Reads a date or a date with a time, of ISO 8601; in UTC when it names no zone.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static long parse(String text) {
        Instant instant = instant(text.trim().replace(' ', 'T'));
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static Instant instant(String text) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean hasZone = text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
            return hasZone
                    ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)$", "$1:00")
                                    .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Not a date or time such as 2015-03-03, 2015-03-03T04:29:00Z or 2015-03-03T05:29:00+01:00: " + text,
                    e);
        }
    }

    static long micros(double timestamp) {
        double whole = Math.floor(timestamp);
        if (Math.abs(whole) > FARTHEST) {
            return whole > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return ((long) whole) * 1_000_000 + (long) Math.rint((timestamp - whole) * 1e6);
    }
}
