// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Of many numbers the least, the middle one, and those between which half of them are. */
record Spread(double least, double lower, double median, double upper) {
    static Spread of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        return new Spread(sorted[0], at(0.25, sorted), at(0.5, sorted), at(0.75, sorted));
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
