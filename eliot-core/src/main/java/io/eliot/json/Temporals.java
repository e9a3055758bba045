// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and times as Eliot writes them (L10): seconds always, microseconds where there are any, {@code +00:00} for UTC. */
final class Temporals {
    private static final int NANOS_PER_MICRO = 1000;
    private static final int LAST_PLAIN_YEAR = 9999;

    private Temporals() {}

    static void addTo(Map<Class<?>, Encoding> encodings) {
        encodings.put(LocalDate.class, quoted((value, out) -> date((LocalDate) value, out)));
        encodings.put(LocalTime.class, quoted((value, out) -> time((LocalTime) value, out)));
        encodings.put(LocalDateTime.class, quoted((value, out) -> dateTime((LocalDateTime) value, null, out)));
        encodings.put(OffsetDateTime.class, quoted((value, out) -> {
            OffsetDateTime time = (OffsetDateTime) value;
            dateTime(time.toLocalDateTime(), time.getOffset(), out);
        }));
        encodings.put(ZonedDateTime.class, quoted((value, out) -> {
            ZonedDateTime time = (ZonedDateTime) value;
            dateTime(time.toLocalDateTime(), time.getOffset(), out);
        }));
        encodings.put(OffsetTime.class, quoted((value, out) -> {
            OffsetTime time = (OffsetTime) value;
            time(time.toLocalTime(), out);
            offset(time.getOffset(), out);
        }));
        encodings.put(Instant.class, quoted((value, out) -> instant((Instant) value, out)));
        encodings.put(Duration.class, Scalars::described);
        encodings.put(Period.class, Scalars::described);
    }

    /** Also the dates of {@code java.sql}, of which two are days and times without the other. */
    static void date(Object value, Walk walk) throws Exception {
        String type = value.getClass().getName();
        if (type.equals("java.sql.Date") || type.equals("java.sql.Time")) {
            Scalars.described(value, walk);
        } else {
            walk.value(((Date) value).toInstant());
        }
    }

    static ZonedDateTime of(Calendar calendar) {
        return calendar.toInstant().atZone(calendar.getTimeZone().toZoneId());
    }

    private static Encoding quoted(Form form) {
        return (value, walk) -> {
            walk.out.raw((byte) '"');
            form.write(value, walk.out);
            walk.out.raw((byte) '"');
        };
    }

    private static void instant(Instant value, JsonBuffer out) {
        boolean fits = value.getEpochSecond() > LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC)
                && value.getEpochSecond() < LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);
        if (fits) {
            dateTime(
                    LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC),
                    ZoneOffset.UTC,
                    out);
        } else {
            out.plain(value.toString());
        }
    }

    private static void dateTime(LocalDateTime value, @Nullable ZoneOffset offset, JsonBuffer out) {
        date(value.toLocalDate(), out);
        out.raw((byte) 'T');
        time(value.toLocalTime(), out);
        if (offset != null) {
            offset(offset, out);
        }
    }

    private static void date(LocalDate value, JsonBuffer out) {
        int year = value.getYear();
        if (year < 0 || year > LAST_PLAIN_YEAR) {
            out.plain(value.toString());
            return;
        }
        out.digits(year, 4);
        two('-', value.getMonthValue(), out);
        two('-', value.getDayOfMonth(), out);
    }

    private static void time(LocalTime value, JsonBuffer out) {
        out.digits(value.getHour(), 2);
        two(':', value.getMinute(), out);
        two(':', value.getSecond(), out);
        int micros = value.getNano() / NANOS_PER_MICRO;
        if (micros != 0) {
            out.raw((byte) '.');
            out.digits(micros, 6);
        }
    }

    private static void offset(ZoneOffset offset, JsonBuffer out) {
        int seconds = Math.abs(offset.getTotalSeconds());
        out.raw((byte) (offset.getTotalSeconds() < 0 ? '-' : '+'));
        out.digits(seconds / 3600, 2);
        two(':', seconds / 60 % 60, out);
        if (seconds % 60 != 0) {
            two(':', seconds % 60, out);
        }
    }

    private static void two(char before, int value, JsonBuffer out) {
        out.raw((byte) before);
        out.digits(value, 2);
    }

    @FunctionalInterface
    private interface Form {
        void write(Object value, JsonBuffer out);
    }
}
