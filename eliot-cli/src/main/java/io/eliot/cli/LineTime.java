// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The time of a line, found without reading the rest: it only decides which of two files goes on. The last one counts, as
 * Eliot writes its own fields behind those of the message, which may have times as well.
 */
final class LineTime {
    private static final byte[] NAME = "\"timestamp\"".getBytes(ISO_8859_1);

    private LineTime() {}

    /** NaN if there is none. */
    static double of(byte[] bytes, int offset, int length) {
        int end = offset + length;
        double time = Double.NaN;
        for (int i = end - NAME.length - 1; i >= offset && Double.isNaN(time); i--) {
            if (bytes[i] == '"' && isName(bytes, i)) {
                time = number(bytes, i + NAME.length, end);
            }
        }
        return time;
    }

    private static boolean isName(byte[] bytes, int at) {
        for (int i = 1; i < NAME.length; i++) {
            if (bytes[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static double number(byte[] bytes, int from, int end) {
        int start = from;
        while (start < end && (bytes[start] == ':' || bytes[start] == ' ')) {
            start++;
        }
        long digits = 0;
        double divisor = 1;
        boolean isFraction = false;
        int i = start;
        for (; i < end && i - start < 18 && (isDigit(bytes[i]) || (bytes[i] == '.' && !isFraction)); i++) {
            if (bytes[i] == '.') {
                isFraction = true;
            } else {
                digits = digits * 10 + bytes[i] - '0';
                divisor *= isFraction ? 10 : 1;
            }
        }
        // Longer ones, exponents and signs are left alone: such a line comes with the one before it.
        boolean isNumber = i > start && i < end && (bytes[i] == ',' || bytes[i] == '}' || bytes[i] == ' ');
        return isNumber ? digits / divisor : Double.NaN;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
