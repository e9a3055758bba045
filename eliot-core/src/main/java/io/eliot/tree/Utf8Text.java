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
    /** There is no newline after this place. */
    private int lastNewline = -1;

    Utf8Text(int capacity) {
        bytes = new byte[capacity];
    }

    static Utf8Text of(String text) {
        return new Utf8Text(text.length()).append(text);
    }

    Utf8Text append(String text) {
        int count = text.length();
        ensure(count);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c >= 0x80) {
                length = at;
                return appendEncoded(text.substring(i));
            }
            to[at++] = (byte) c;
        }
        length = at;
        return this;
    }

    private Utf8Text appendEncoded(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        if (text.indexOf('\n') >= 0) {
            lastNewline = length + encoded.length - 1;
        }
        return append(encoded, 0, encoded.length);
    }

    /** Appends a character of ASCII. */
    Utf8Text append(char ascii) {
        ensure(1);
        if (ascii == '\n') {
            lastNewline = length;
        }
        bytes[length++] = (byte) ascii;
        return this;
    }

    Utf8Text append(int number) {
        if (number < 0 || number > 9) {
            return append(Integer.toString(number));
        }
        return append((char) ('0' + number));
    }

    Utf8Text append(Utf8Text other) {
        return append(other, 0, other.length);
    }

    Utf8Text append(Utf8Text other, int from, int to) {
        if (other.hasNewlineFrom(from)) {
            lastNewline = length + to - from - 1;
        }
        return append(other.bytes, from, to - from);
    }

    /** Appends what is UTF-8 already, and has no newlines. */
    Utf8Text append(byte[] more, int from, int count) {
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
        lastNewline = Math.min(lastNewline, newLength - 1);
    }

    /** Whether there may be a newline there or later. */
    boolean hasNewlineFrom(int from) {
        return lastNewline >= from;
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
