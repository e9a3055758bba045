// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a field, as it is shown. */
sealed interface Value {
    /** A value with nothing inside it. */
    sealed interface Leaf extends Value {
        String text();
    }

    /** A string, without quotes. */
    record Text(String text) implements Leaf {}

    /** A number, a boolean or null, spelled. */
    record Scalar(String text) implements Leaf {}

    /** An object or array with its entries; those of an array are named by their index. */
    record Branch(List<Field> entries, boolean isArray) implements Value {}

    /** A value with its name. */
    record Field(String name, Value value) {}

    /**
     * A string or scalar that is shown just as it stands in its line: printable ASCII without escapes, as most are, which
     * is copied to the output without becoming a string between.
     */
    final class Plain implements Leaf {
        private final byte[] json;
        private final int from;
        private final int length;

        Plain(byte[] json, int from, int length) {
            this.json = json;
            this.from = from;
            this.length = length;
        }

        int length() {
            return length;
        }

        @Override
        public String text() {
            return new String(json, from, length, ISO_8859_1);
        }

        void writeTo(Utf8Text out) {
            out.append(json, from, length);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Plain plain
                    && Arrays.equals(json, from, from + length, plain.json, plain.from, plain.from + plain.length);
        }

        @Override
        public int hashCode() {
            return text().hashCode();
        }
    }
}
