// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.io.File;
import java.lang.reflect.Member;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of the platform that are one JSON scalar each. */
final class Scalars {
    /** Readers refuse longer numbers; such a one is written as text. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int MOST_BITS = 3300;
    private static final int LARGEST_SCALE = 300;

    private static final Map<Class<?>, Encoding> EXACT = new HashMap<>();

    static {
        number(Byte.class, Byte::longValue);
        number(Short.class, Short::longValue);
        number(Integer.class, Integer::longValue);
        number(Long.class, Long::longValue);
        number(AtomicInteger.class, AtomicInteger::longValue);
        number(AtomicLong.class, AtomicLong::longValue);
        number(LongAdder.class, LongAdder::longValue);
        number(LongAccumulator.class, LongAccumulator::longValue);
        exact(DoubleAdder.class, (value, walk) -> walk.out.number(value.doubleValue()));
        exact(DoubleAccumulator.class, (value, walk) -> walk.out.number(value.doubleValue()));
        exact(Double.class, (value, walk) -> walk.out.number(value.doubleValue()));
        exact(Float.class, (value, walk) -> walk.out.number(value.floatValue()));
        exact(Boolean.class, (value, walk) -> walk.out.bool(value));
        exact(AtomicBoolean.class, (value, walk) -> walk.out.bool(value.get()));
        exact(BigInteger.class, Scalars::integer);
        exact(BigDecimal.class, Scalars::decimal);
        text(Character.class, Object::toString);
        exact(UUID.class, (value, walk) -> walk.out.string(value.toString()));
        EXACT.put(AtomicReference.class, (value, walk) -> walk.nested(value, ((AtomicReference<?>) value).get()));
        EXACT.put(Optional.class, (value, walk) -> walk.nested(value, ((Optional<?>) value).orElse(null)));
        exact(OptionalInt.class, (value, walk) -> walk.value(value.isPresent() ? value.getAsInt() : null));
        exact(OptionalLong.class, (value, walk) -> walk.value(value.isPresent() ? value.getAsLong() : null));
        exact(OptionalDouble.class, (value, walk) -> walk.value(value.isPresent() ? value.getAsDouble() : null));
        EXACT.put(Class.class, (value, walk) -> walk.text(((Class<?>) value).getName()));
        text(Locale.class, Locale::toLanguageTag);
        text(Currency.class, Currency::getCurrencyCode);
        Temporals.addTo(EXACT);
    }

    private Scalars() {}

    static @Nullable Encoding of(Class<?> type) {
        Encoding exact = EXACT.get(type);
        if (exact != null) {
            return exact;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((Enum<?>) value).name());
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return (value, walk) -> characters((CharSequence) value, walk);
        }
        if (ByteBuffer.class.isAssignableFrom(type)) {
            return (value, walk) -> Binary.write(((ByteBuffer) value).duplicate(), walk);
        }
        if (Path.class.isAssignableFrom(type) || Buffer.class.isAssignableFrom(type)) {
            return Scalars::described;
        }
        if (File.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((File) value).getPath());
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((ZoneId) value).getId());
        }
        if (TimeZone.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((TimeZone) value).getID());
        }
        if (Charset.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((Charset) value).name());
        }
        if (InetAddress.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.text(((InetAddress) value).getHostAddress());
        }
        if (Date.class.isAssignableFrom(type)) {
            return Temporals::date;
        }
        if (Calendar.class.isAssignableFrom(type)) {
            return (value, walk) -> walk.value(Temporals.of((Calendar) value));
        }
        return Number.class.isAssignableFrom(type) || Member.class.isAssignableFrom(type) ? Scalars::described : null;
    }

    static void described(Object value, Walk walk) {
        walk.text(walk.describe(value));
    }

    private static void characters(CharSequence value, Walk walk) {
        walk.foreign();
        int longest = walk.bounds().stringLength();
        boolean whole = value.length() <= longest * 2L;
        walk.text((whole ? value : value.subSequence(0, longest * 2)).toString());
    }

    private static void integer(BigInteger value, Walk walk) {
        if (value.bitLength() <= MOST_BITS) {
            walk.out.plain(value.toString());
        } else {
            walk.marker("[cut: an integer of " + value.bitLength() + " bits]");
        }
    }

    private static void decimal(BigDecimal value, Walk walk) {
        if (value.unscaledValue().bitLength() > MOST_BITS) {
            walk.marker("[cut: a number of " + value.unscaledValue().bitLength() + " bits]");
            return;
        }
        String plain = Math.abs((long) value.scale()) <= LARGEST_SCALE ? value.toPlainString() : value.toString();
        if (plain.length() <= LONGEST_NUMBER) {
            walk.out.plain(plain);
        } else {
            walk.text(plain);
        }
    }

    private static <T> void number(Class<T> type, Function<T, Long> toLong) {
        exact(type, (value, walk) -> walk.out.number(toLong.apply(value).longValue()));
    }

    private static <T> void text(Class<T> type, Function<T, String> toText) {
        exact(type, (value, walk) -> walk.text(toText.apply(value)));
    }

    private static <T> void exact(Class<T> type, Exact<T> encoding) {
        EXACT.put(type, (value, walk) -> encoding.write(type.cast(value), walk));
    }

    /** An encoding that knows its class. */
    @FunctionalInterface
    interface Exact<T> {
        void write(T value, Walk walk) throws Exception;
    }
}
