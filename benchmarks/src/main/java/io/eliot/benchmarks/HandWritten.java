// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/**
 * The two messages of an action as somebody would write them who knows of these two only: constant bytes, and in between
 * the values. No field can be added, no secret is found, nothing but ASCII is known.
 */
final class HandWritten {
    private static final byte[] SKU = ascii("{\"sku\":");
    private static final byte[] QUANTITY = ascii(",\"quantity\":");
    private static final byte[] CUSTOMER = ascii(",\"customer\":");
    private static final byte[] STARTED = ascii(",\"action_status\":\"started\",\"timestamp\":");
    private static final byte[] SUCCEEDED = ascii("{\"action_status\":\"succeeded\",\"timestamp\":");
    private static final byte[] UUID = ascii(",\"task_uuid\":\"");
    private static final byte[] TYPE = ascii("\",\"action_type\":\"" + Order.PLACE + "\",\"task_level\":[");
    private static final byte[] END = ascii("]}\n");
    private static final byte[] HEX = ascii("0123456789abcdef");

    private final Clock clock = Clock.systemUTC();
    private final byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void started(long most, long least, String sku, int quantity, String customer) {
        length = 0;
        raw(SKU);
        string(sku);
        raw(QUANTITY);
        number(quantity);
        raw(CUSTOMER);
        string(customer);
        raw(STARTED);
        envelope(most, least, 1);
    }

    void succeeded(long most, long least) {
        length = 0;
        raw(SUCCEEDED);
        envelope(most, least, 2);
    }

    private void envelope(long most, long least, int place) {
        Instant now = clock.instant();
        number(now.getEpochSecond());
        bytes[length++] = '.';
        digits(now.getNano() / 1_000, 6);
        raw(UUID);
        uuid(most, least);
        raw(TYPE);
        number(place);
        raw(END);
    }

    private void raw(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void string(String text) {
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                throw new IllegalArgumentException(text);
            }
            bytes[length++] = (byte) c;
        }
        bytes[length++] = '"';
    }

    private void number(long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        digits(value, count);
    }

    private void digits(long value, int count) {
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void uuid(long most, long least) {
        hex(most >> 32, 8);
        bytes[length++] = '-';
        hex(most >> 16, 4);
        bytes[length++] = '-';
        hex(most, 4);
        bytes[length++] = '-';
        hex(least >> 48, 4);
        bytes[length++] = '-';
        hex(least, 12);
    }

    private void hex(long value, int count) {
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >> shift) & 0xF];
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
