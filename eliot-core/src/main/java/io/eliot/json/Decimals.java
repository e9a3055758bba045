// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/** Decimal fractions of everyday size, without a string in between. */
final class Decimals {
    private static final long MILLION = 1_000_000;

    /** Below it neighbouring numbers are less than a millionth apart, so no shorter text can name the same number. */
    private static final double LIMIT = 1L << 32;

    private Decimals() {}

    /**
     * Appends the number if at most six decimals are exactly what it needs.
     *
     * @return whether it was
     */
    static boolean append(double value, JsonBuffer out) {
        double size = Math.abs(value);
        if (!(size < LIMIT)) {
            return false;
        }
        long millionths = Math.round(size * MILLION);
        if ((double) millionths / MILLION != size) {
            return false;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            out.raw((byte) '-');
        }
        out.number(millionths / MILLION);
        out.raw((byte) '.');
        fraction((int) (millionths % MILLION), out);
        return true;
    }

    /** Appends the digits after the point: as many as it needs, at least one. */
    static void fraction(int millionths, JsonBuffer out) {
        int digits = 6;
        int rest = millionths;
        while (digits > 1 && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        out.digits(rest, digits);
    }
}
