// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The time of a line, found without reading the rest: it only decides which of two files goes on. */
final class LineTime {
    private static final byte[] NAME = "\"timestamp\"".getBytes(ISO_8859_1);

    private LineTime() {}

    /** NaN if there is none. */
    static double of(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i + NAME.length < end; i++) {
            if (bytes[i] == '"' && isName(bytes, i)) {
                return number(bytes, i + NAME.length, end);
            }
        }
        return Double.NaN;
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
        int stop = start;
        while (stop < end && stop - start < 40 && "+-.0123456789eE".indexOf(bytes[stop]) >= 0) {
            stop++;
        }
        try {
            return stop == start ? Double.NaN : Double.parseDouble(new String(bytes, start, stop - start, ISO_8859_1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
