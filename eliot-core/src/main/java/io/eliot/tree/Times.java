// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Timestamps and durations for humans. Not thread-safe. */
final class Times {
    // The years 1 to 9999: what Python can show.
    private static final long MIN_SECOND = -62_135_596_800L;
    private static final long MAX_SECOND = 253_402_300_799L;

    private final ZoneId zone;
    private final String suffix;
    private long lastSecond = Long.MIN_VALUE;
    private String lastText = "";

    Times(ZoneId zone) {
        this.zone = zone;
        this.suffix = zone.equals(ZoneOffset.UTC) ? "Z" : "";
    }

    /** Such as {@code 2015-03-03 04:28:56Z}, or null for what is no time. */
    @Nullable
    String toSecond(double timestamp) {
        if (!isTime(timestamp)) {
            return null;
        }
        long second = Math.floorDiv(micros(timestamp), 1_000_000L);
        if (second != lastSecond) {
            lastText = dateTime(second, ' ') + suffix;
            lastSecond = second;
        }
        return lastText;
    }

    /** Such as {@code 2015-03-03T04:28:56.278875Z}, without the fraction when it is zero; null for what is no time. */
    @Nullable
    String toMicrosecond(double timestamp) {
        if (!isTime(timestamp)) {
            return null;
        }
        long micros = micros(timestamp);
        String text = dateTime(Math.floorDiv(micros, 1_000_000L), 'T');
        int fraction = (int) Math.floorMod(micros, 1_000_000L);
        String digits = fraction == 0 ? "" : "." + padded(fraction, 6);
        return text + digits + suffix;
    }

    private static boolean isTime(double timestamp) {
        return timestamp >= MIN_SECOND && timestamp < MAX_SECOND;
    }

    /** Rounded half to even, of the fraction alone: all of it times a million is too long for a double. */
    private static long micros(double timestamp) {
        double whole = timestamp < 0 ? Math.ceil(timestamp) : Math.floor(timestamp);
        return ((long) whole) * 1_000_000L + (long) Math.rint((timestamp - whole) * 1e6);
    }

    private String dateTime(long second, char between) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        return padded(time.getYear(), 4)
                + '-'
                + padded(time.getMonthValue(), 2)
                + '-'
                + padded(time.getDayOfMonth(), 2)
                + between
                + padded(time.getHour(), 2)
                + ':'
                + padded(time.getMinute(), 2)
                + ':'
                + padded(time.getSecond(), 2);
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    /** Such as {@code 0.041s}. */
    static String duration(double seconds) {
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            return Spelling.repr(seconds) + "s";
        }
        double millis = Math.abs(seconds) * 1e3;
        double fraction = millis - Math.floor(millis);
        boolean isTie = Math.abs(fraction - 0.5) < 1e-4;
        if (seconds >= 0 && seconds < 1e9 && !isTie) {
            long rounded = Math.round(millis);
            return rounded / 1000 + "." + padded((int) (rounded % 1000), 3) + "s";
        }
        String exact = new BigDecimal(Math.abs(seconds))
                .setScale(3, RoundingMode.HALF_EVEN)
                .toPlainString();
        return (seconds < 0 ? "-" : "") + exact + "s";
    }
}
