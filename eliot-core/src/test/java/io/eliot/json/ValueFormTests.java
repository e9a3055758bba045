// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFormTests {
    private final ValueEncoder encoder = Written.patiently().build();

    record Line(String sku, int quantity, @Nullable Object _hidden) {}

    record Order(String id, List<Line> lines, Optional<String> note) {}

    enum Colour {
        RED {
            @Override
            public String toString() {
                return "not this";
            }
        }
    }

    record Complex(double real, double imag) {}

    static class Bean {
        public String publicField = "p";
        private final String name = "n";

        public String getName() {
            return name;
        }

        String hidden() {
            return "h";
        }
    }

    static class Plain {
        @Override
        public String toString() {
            return "plain text";
        }
    }

    static Arguments[] values() throws Exception {
        return new Arguments[] {
            // L3
            form(null, "null"),
            form(true, "true"),
            form("text", "'text'"),
            form('c', "'c'"),
            form(new StringBuilder("tliub").reverse(), "'built'"),
            form(CharBuffer.wrap("buffered"), "'buffered'"),
            // L4, W2
            form((byte) -1, "-1"),
            form((short) 2, "2"),
            form(Integer.MIN_VALUE, "-2147483648"),
            form(Long.MIN_VALUE, "-9223372036854775808"),
            form(BigInteger.ONE.shiftLeft(70), "1180591620717411303424"),
            form(BigInteger.ONE.shiftLeft(9999), "'[cut: an integer of 10000 bits]'"),
            form(new BigDecimal("1E+3"), "1000"),
            form(new BigDecimal("1.50"), "1.50"),
            form(new BigDecimal("1E+1000000000"), "1E+1000000000"),
            form(new AtomicInteger(3), "3"),
            form(new AtomicBoolean(true), "true"),
            // L5
            form(1.0, "1.0"),
            form(0.1, "0.1"),
            form(-0.0, "-0.0"),
            form(1e22, "1.0E22"),
            form(2.0E-3, "0.002"),
            form(123456.789012, "123456.789012"),
            form(Double.MIN_VALUE, "4.9E-324"),
            form(Double.NaN, "null"),
            form(Double.NEGATIVE_INFINITY, "null"),
            form(0.1f, "0.1"),
            form(Float.NaN, "null"),
            // L10
            form(LocalDateTime.of(2024, 1, 2, 3, 4), "'2024-01-02T03:04:00'"),
            form(LocalDateTime.of(2024, 1, 2, 3, 4, 5, 4_000), "'2024-01-02T03:04:05.000004'"),
            form(LocalDate.of(2024, 1, 2), "'2024-01-02'"),
            form(LocalDate.of(-44, 3, 15), "'-0044-03-15'"),
            form(LocalTime.of(12, 0), "'12:00:00'"),
            form(Instant.parse("2024-01-02T03:04:05.25Z"), "'2024-01-02T03:04:05.250000+00:00'"),
            form(Instant.MAX, "'+1000000000-12-31T23:59:59.999999999Z'"),
            form(
                    OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHoursMinutes(-5, -30)),
                    "'2024-01-02T03:04:05-05:30'"),
            form(ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Paris")), "'2024-01-02T03:04:05+01:00'"),
            form(OffsetTime.of(1, 2, 3, 0, ZoneOffset.UTC), "'01:02:03+00:00'"),
            form(Date.from(Instant.ofEpochSecond(1)), "'1970-01-01T00:00:01+00:00'"),
            form(calendar(), "'1970-01-01T01:00:00+01:00'"),
            form(java.sql.Date.valueOf("2024-01-02"), "'2024-01-02'"),
            form(java.sql.Timestamp.from(Instant.ofEpochSecond(1, 2_000)), "'1970-01-01T00:00:01.000002+00:00'"),
            form(Duration.ofSeconds(90), "'PT1M30S'"),
            form(Period.ofDays(2), "'P2D'"),
            form(Year.of(2024), "'2024'"),
            form(ZoneId.of("Europe/Paris"), "'Europe/Paris'"),
            form(TimeZone.getTimeZone("UTC"), "'UTC'"),
            // L11 and the platform's other scalars
            form(UUID.fromString("5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b"), "'5b1c6f0e-3f9a-4a55-9d0a-1c2f3e4d5a6b'"),
            form(Path.of("a", "b"), "'a/b'"),
            form(new File("a/b"), "'a/b'"),
            form(URI.create("http://x.org/a?token=hunter2"), "'http://x.org/a?token=[redacted]'"),
            form(new URL("http://no-such-host.invalid/a"), "'http://no-such-host.invalid/a'"),
            form(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), "'127.0.0.1'"),
            form(String.class, "'java.lang.String'"),
            form(Locale.CANADA_FRENCH, "'fr-CA'"),
            form(Currency.getInstance("EUR"), "'EUR'"),
            form(StandardCharsets.UTF_8, "'UTF-8'"),
            // L12
            form(TimeUnit.DAYS, "'DAYS'"),
            form(Colour.RED, "'RED'"),
            form(DayOfWeek.MONDAY, "'MONDAY'"),
            // L13
            form(new Line("A-17", 2, "x"), "{'sku':'A-17','quantity':2}"),
            form(
                    new Order("o", List.of(new Line("s", 1, null)), Optional.of("hi")),
                    "{'id':'o','lines':[{'sku':'s','quantity':1}],'note':'hi'}"),
            form(new Bean(), "{'publicField':'p','name':'n'}"),
            form(new Plain(), "'plain text'"),
            // L15
            form(new Complex(1, 2), "{'real':1.0,'imag':2.0}"),
            // L16
            form(new AtomicLong(7), "7"),
            form(new LongAdder(), "0"),
            form(new DoubleAdder(), "0.0"),
            form(new LongAccumulator(Long::max, 3), "3"),
            // L14
            form(new LinkedHashSet<>(List.of(2, 1)), "[2,1]"),
            form(List.of(1, "a", List.of()), "[1,'a',[]]"),
            form(Map.entry("a", 1), "{'a':1}"),
            form(Optional.empty(), "null"),
            form(Optional.of(List.of(1)), "[1]"),
            form(OptionalInt.of(4), "4"),
            form(new AtomicReference<>("held"), "'held'"),
            form(new IllegalStateException("nope"), "{'exception':'java.lang.IllegalStateException','reason':'nope'}"),
            form(new Error(), "{'exception':'java.lang.Error','reason':''}"),
            // L6, W2
            form(keys(), "{'1':1,'1_2':2,'null':3,'2024-01-02':4,'RED':5}"),
            // L7, W2
            form(new byte[] {1, 2, 3}, "'AQID'"),
            form(ByteBuffer.wrap(new byte[] {0, 1, 2, 3}, 1, 3), "'AQID'"),
            // L17
            form(new int[0], "[]"),
            form(new int[] {1, 2}, "[1,2]"),
            form(new long[] {1}, "[1]"),
            form(new short[] {1}, "[1]"),
            form(new double[] {1, Double.NaN}, "[1.0,null]"),
            form(new float[] {0.5f}, "[0.5]"),
            form(new boolean[] {true, false}, "[true,false]"),
            form(new char[] {'a', 'b'}, "'ab'"),
            form(new @Nullable Integer[] {1, null}, "[1,null]"),
            form(new int[][] {{1, 2}, {3, 4}}, "[[1,2],[3,4]]"),
            form(new int[][] {{1}, {}, null}, "[[1],[],null]"),
            form(new byte[][] {{1}, {2}}, "['AQ==','Ag==']"),
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesEachKindOfValueAsItIs(@Nullable Object value, String json) {
        assertThat(Written.by(encoder, value).json()).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesThemAlikeWhereverTheyStand(@Nullable Object value, String json) {
        assertThat(Written.by(encoder, new Object[] {value, value}).json()).isEqualTo("[" + json + "," + json + "]");
    }

    @Test // L2
    void escapesOnlyWhatItMust() {
        String text = "\"\\/\b\t\n\f\r\u0001\u001f\u007f\u00e9\u2028\u4e2d\ud83d\ude00";

        assertThat(Written.by(encoder, text).json())
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u00e9\u2028\u4e2d\ud83d\ude00\"");
    }

    @Test // L8, W2
    void replacesHalfSurrogatePairs() {
        assertThat(Written.by(encoder, "a\ud83d").parsed()).isEqualTo("a\ufffd");
        assertThat(Written.by(encoder, "\ude00\ud83d!").parsed()).isEqualTo("\ufffd\ufffd!");
        assertThat(Written.by(encoder, Map.of("\ud83d", 1, "\ud83e", 2)).json())
                .contains("\"\ufffd\":", "\"\ufffd_2\":");
    }

    private static Arguments form(@Nullable Object value, String json) {
        return Arguments.of(value, json.replace('\'', '"'));
    }

    private static Map<@Nullable Object, Integer> keys() {
        Map<@Nullable Object, Integer> keys = new LinkedHashMap<>();
        keys.put(1, 1);
        keys.put("1", 2);
        keys.put(null, 3);
        keys.put(LocalDate.of(2024, 1, 2), 4);
        keys.put("RED", 5);
        return keys;
    }

    private static Calendar calendar() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Paris"));
        calendar.setTimeInMillis(0);
        return calendar;
    }
}
