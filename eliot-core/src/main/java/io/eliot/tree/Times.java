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

/** Timestamps and durations for humans. Thread-safe. */
final class Times {
    // The years that Python can show.
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);

    private final ZoneId zone;
    private final String suffix;
    private final long firstSecond;
    private final long lastSecond;

    /** Seconds are mostly asked for many times in a row. A thread that misses what another one put here formats again. */
    private Second last = new Second(Double.NaN, "");

    Times(ZoneId zone) {
        this.zone = zone;
        this.suffix = zone.equals(ZoneOffset.UTC) ? "Z" : "";
        this.firstSecond = FIRST.atZone(zone).toEpochSecond();
        this.lastSecond = LAST.atZone(zone).toEpochSecond();
    }

    /** Such as {@code 2015-03-03 04:28:56Z}, or null for what is no time. */
    @Nullable
    String toSecond(double timestamp) {
        Second shown = last;
        double since = timestamp - shown.start;
        if (since >= 0 && since < 0.999_999) {
            return shown.text;
        }
        return isTime(timestamp) ? anotherSecond(timestamp) : null;
    }

    private String anotherSecond(double timestamp) {
        long second = Math.floorDiv(micros(timestamp), 1_000_000L);
        Second shown = new Second(second, dateTime(second, ' ') + suffix);
        last = shown;
        return shown.text;
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

    private boolean isTime(double timestamp) {
        return timestamp >= firstSecond && timestamp < lastSecond;
    }

    /** Rounded half to even, of the fraction alone: all of it times a million is too long for a double. */
    private static long micros(double timestamp) {
        double whole = timestamp < 0 ? Math.ceil(timestamp) : Math.floor(timestamp);
        return ((long) whole) * 1_000_000L + (long) Math.rint((timestamp - whole) * 1e6);
    }

    private String dateTime(long second, char between) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        char[] text = "0000-00-00 00:00:00".toCharArray();
        text[10] = between;
        put(time.getYear(), text, 4);
        put(time.getMonthValue(), text, 7);
        put(time.getDayOfMonth(), text, 10);
        put(time.getHour(), text, 13);
        put(time.getMinute(), text, 16);
        put(time.getSecond(), text, 19);
        return new String(text);
    }

    /** Puts the digits of the number before that place. */
    private static void put(int number, char[] text, int end) {
        int rest = number;
        for (int i = end - 1; rest > 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
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

    private record Second(double start, String text) {}
}
