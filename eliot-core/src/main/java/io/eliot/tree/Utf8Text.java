// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Text that grows, as the bytes it is written as: trees are drawn with characters that cost a string builder dearly. */
final class Utf8Text {
    private byte[] bytes;
    private int length;

    Utf8Text(int capacity) {
        bytes = new byte[capacity];
    }

    Utf8Text append(String text) {
        int count = text.length();
        // Three bytes is the most that one char takes; two chars of a pair take four.
        ensure(3 * count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (!Character.isSurrogate(c)) {
                append(c);
            } else {
                return appendPairs(text.substring(i));
            }
        }
        return this;
    }

    private void append(char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
        } else {
            bytes[length++] = (byte) (0xe0 | (c >> 12));
            bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
    }

    private Utf8Text appendPairs(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        return append(encoded, 0, encoded.length);
    }

    Utf8Text append(Utf8Text other, int from, int to) {
        return append(other.bytes, from, to - from);
    }

    private Utf8Text append(byte[] more, int from, int count) {
        ensure(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    int length() {
        return length;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    /** The next newline from there, or -1. */
    int newlineFrom(int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }
}
