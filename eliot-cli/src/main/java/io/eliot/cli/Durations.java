// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import java.util.Map;
import java.util.TreeMap;

/** Durations counted in classes of less than a hundredth of their size: any number of them in a few kilobytes. */
final class Durations {
    /** What is left of a double: its exponent and seven binary digits. */
    private static final int SHIFT = 45;

    private final Map<Integer, long[]> classes = new TreeMap<>();
    private long count;
    private double max;
    private double sum;

    void add(double seconds) {
        double positive = Math.max(0, seconds);
        classes.computeIfAbsent((int) (Double.doubleToLongBits(positive) >>> SHIFT), key -> new long[1])[0]++;
        count++;
        sum += positive;
        max = Math.max(max, positive);
    }

    double sum() {
        return sum;
    }

    double max() {
        return count == 0 ? Double.NaN : max;
    }

    /** The duration that this share of them does not exceed, within 1 %; NaN if there are none. */
    double percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (Map.Entry<Integer, long[]> entry : classes.entrySet()) {
            seen += entry.getValue()[0];
            if (seen >= rank) {
                double low = Double.longBitsToDouble(((long) entry.getKey()) << SHIFT);
                double high = Double.longBitsToDouble(((long) entry.getKey() + 1) << SHIFT);
                return Math.min((low + high) / 2, max);
            }
        }
        return Double.NaN;
    }
}
