// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** A piece of a text, from here to there, in one number: looking for one allocates nothing. */
final class Span {
    static final long NONE = -1;

    private Span() {}

    static long of(int from, int to) {
        return (long) from << 32 | to;
    }

    static int from(long span) {
        return (int) (span >> 32);
    }

    static int to(long span) {
        return (int) span;
    }
}
