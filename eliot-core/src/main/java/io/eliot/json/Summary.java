// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;

/** What stands for an array that is too large: its first elements and its shape, as Eliot writes it (L17). */
final class Summary {
    private static final byte[] START = "{\"array_start\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHAPE = ",\"original_shape\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    private Summary() {}

    static void start(JsonBuffer out) {
        out.raw(START);
    }

    static void end(int size, JsonBuffer out) {
        out.raw(SHAPE);
        out.number(size);
        out.raw(END);
    }

    static void end(int[] shape, JsonBuffer out) {
        out.raw(SHAPE);
        for (int i = 0; i < shape.length; i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            out.number(shape[i]);
        }
        out.raw(END);
    }
}
