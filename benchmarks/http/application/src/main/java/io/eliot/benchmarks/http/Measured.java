// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All that was measured of one variant; the middle of it counts. */
record Measured(Variant variant, List<StartUp> startUps, List<Round> rounds) {
    Measured(Variant variant) {
        this(variant, new ArrayList<>(), new ArrayList<>());
    }

    double startUpMillis() {
        return median(startUps, StartUp::millis);
    }

    double startUpCpuMillis() {
        return median(startUps, StartUp::cpuMillis);
    }

    double median(ToDoubleFunction<Round> number) {
        return median(rounds, number);
    }

    private static <T> double median(List<T> all, ToDoubleFunction<? super T> number) {
        double[] sorted = all.stream().mapToDouble(number).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
