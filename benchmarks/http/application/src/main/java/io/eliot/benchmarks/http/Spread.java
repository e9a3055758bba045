// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.util.Arrays;
import java.util.Locale;

/**
 * Of many numbers the least, the middle one, and those between which half of them are; and those between which the middle
 * one of ever so many would be, with nineteen chances of twenty.
 */
record Spread(double least, double lower, double median, double upper, double from, double to) {
    private static final double NINETEEN_OF_TWENTY = 1.96; // standard deviations

    /** All of fewer than these are on one side of the middle more often than once in twenty times. */
    private static final int FEWEST = 6;

    static Spread of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        boolean tells = sorted.length >= FEWEST;
        int from = from(sorted.length);
        return new Spread(
                sorted[0],
                at(0.25, sorted),
                at(0.5, sorted),
                at(0.75, sorted),
                tells ? sorted[from] : Double.NEGATIVE_INFINITY,
                tells ? sorted[sorted.length - 1 - from] : Double.POSITIVE_INFINITY);
    }

    /** How many of the numbers are below the middle of all is a matter of tossing coins. */
    private static int from(int count) {
        return Math.max(0, (int) Math.round((count - NINETEEN_OF_TWENTY * Math.sqrt(count)) / 2) - 1);
    }

    private static double at(double share, double[] sorted) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The middle one, and where half of them are. */
    String text(String unit) {
        return String.format(Locale.ROOT, "%,.0f %s (%,.0f to %,.0f)", median, unit, lower, upper);
    }
}
