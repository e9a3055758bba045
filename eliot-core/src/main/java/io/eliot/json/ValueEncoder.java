// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes any value as JSON, in bounded time and memory, without its secrets.
 *
 * <p>Numbers, text, times, enums, arrays, collections, maps, records and beans appear as what they are; anything else as
 * its {@code toString()}. What is lazy is neither loaded nor consumed: a proxy, stream, iterator, reader or publisher is
 * named. What cannot be written, or not all of it, leaves a marker in its place, such as {@code "[cycle: demo.Node]"},
 * and a line in {@link JsonBuffer#problems()}; the rest is written all the same.
 *
 * <p>Time is looked at between members, so a getter that overruns the bound is the last one called. One that blocks for
 * ever blocks its caller: no library can interrupt it on its own thread.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ValueEncoder {
    private final Bounds bounds;
    private final Redaction redaction;
    private final Encodings encodings;
    private final boolean userEncodings;

    private ValueEncoder(Builder builder) {
        this.bounds = builder.bounds;
        this.redaction = builder.redaction;
        this.encodings = new Encodings(builder.functions, builder.mapper);
        this.userEncodings = !builder.functions.isEmpty() || builder.mapper != null;
    }

    /**
     * An encoder with the default bounds and {@link Redaction#standard()}.
     *
     * @return a new one; it learns the classes it meets, so keep it
     */
    public static ValueEncoder create() {
        return builder().build();
    }

    /**
     * An encoder to one's liking.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Appends exactly one JSON value. Never throws, save a {@link VirtualMachineError} that is no
     * {@link StackOverflowError}.
     *
     * <p>The bound on a message counts what the buffer holds already.
     *
     * @param fieldName what the value goes by; if it is the name of a credential, {@link Redaction#REDACTED} is written
     * @param value anything
     * @param out where to
     */
    public void encode(String fieldName, @Nullable Object value, JsonBuffer out) {
        if (value == null) {
            out.nullValue();
        } else if (redaction.isCredential(fieldName)) {
            out.string(Redaction.REDACTED);
        } else if (userEncodings || !encodeDirectly(value, out)) {
            Walk.of(out, this).start(this, fieldName, value);
        }
    }

    /** What messages are mostly made of, without a walk. */
    private boolean encodeDirectly(Object value, JsonBuffer out) {
        if (value instanceof String text) {
            return text.length() <= bounds.longestText(out) && text(text, out);
        }
        if (value instanceof Integer number) {
            out.number(number.longValue());
        } else if (value instanceof Long number) {
            out.number(number.longValue());
        } else if (value instanceof Double number) {
            out.number(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            out.bool(truth);
        } else {
            return false;
        }
        return true;
    }

    /** Writes text that is short enough, without its secrets; returns true. */
    boolean text(String text, JsonBuffer out) {
        int mark = out.length();
        int traits = out.stringAndTraits(text);
        if ((traits & Characters.TELLING) != 0) {
            String clean = redaction.redact(text);
            if (!clean.equals(text)) {
                out.truncate(mark);
                out.string(clean);
            }
        }
        return true;
    }

    /**
     * What this encoder holds back; for text that does not come through it.
     *
     * @return the one it was built with
     */
    public Redaction redaction() {
        return redaction;
    }

    Bounds bounds() {
        return bounds;
    }

    Encodings encodings() {
        return encodings;
    }

    /**
     * Sets bounds, secrets and encodings. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private final Map<Class<?>, Function<Object, @Nullable Object>> functions = new LinkedHashMap<>();
        private Bounds bounds = Bounds.DEFAULT;
        private Redaction redaction = Redaction.standard();
        private @Nullable JsonMapper mapper;

        private Builder() {}

        /**
         * How deep objects and arrays may nest, 200 unless set.
         *
         * @param levels positive
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder maxDepth(int levels) {
            bounds = bounds.withDepth(levels);
            return this;
        }

        /**
         * How many elements of an array or collection, or entries of a map, are written, 10,000 unless set.
         *
         * @param count positive
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder maxElements(int count) {
            bounds = bounds.withElements(count);
            return this;
        }

        /**
         * How much of one string is written, 65,536 unless set.
         *
         * @param characters at least 16
         * @return this
         * @throws IllegalArgumentException if less
         */
        public Builder maxStringLength(int characters) {
            bounds = bounds.withStringLength(characters);
            return this;
        }

        /**
         * When to stop adding to a message, 1 MiB unless set. Markers and closing brackets may go a little beyond.
         *
         * @param bytes at least 256
         * @return this
         * @throws IllegalArgumentException if less
         */
        public Builder maxMessageLength(int bytes) {
            bounds = bounds.withMessageLength(bytes);
            return this;
        }

        /**
         * How long one value may take, a second unless set.
         *
         * @param time positive
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder maxTime(Duration time) {
            bounds = bounds.withTime(time);
            return this;
        }

        /**
         * What must not be written, {@link Redaction#standard()} unless set.
         *
         * @param redaction in place of the one before
         * @return this
         */
        public Builder redaction(Redaction redaction) {
            this.redaction = Objects.requireNonNull(redaction, "redaction");
            return this;
        }

        /**
         * Writes the values of a type and its subtypes as something else: text, a number, a map. The nearest type decides;
         * it wins over everything built in but strings and null. One that throws costs the field it was called for.
         *
         * @param type a class or interface
         * @param encoding called on the thread that logs, by many at a time; its result is encoded in turn
         * @param <T> the type
         * @return this
         */
        public <T> Builder encode(Class<T> type, Function<? super T, ? extends @Nullable Object> encoding) {
            Objects.requireNonNull(encoding, "encoding");
            functions.put(Objects.requireNonNull(type, "type"), value -> encoding.apply(type.cast(value)));
            return this;
        }

        /**
         * Takes names, order and ignored properties of beans and records, and the serialisers of modules, from this
         * mapper. Bounds, secrets and what is lazy stay with the encoder.
         *
         * @param mapper with the modules one needs
         * @return this
         */
        public Builder mapper(JsonMapper mapper) {
            this.mapper = Objects.requireNonNull(mapper, "mapper");
            return this;
        }

        /**
         * The encoder.
         *
         * @return a new one
         */
        public ValueEncoder build() {
            return new ValueEncoder(this);
        }
    }
}
