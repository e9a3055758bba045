// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All that was measured of one variant; the middle of it counts. Of requests that is one number for each process, since the
 * rounds of one have its compilation in common.
 */
record Measured(Variant variant, List<StartUp> startUps, List<StartUp> besides, List<Round> processes) {
    Measured(Variant variant) {
        this(variant, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Spread startUp(ToDoubleFunction<StartUp> number) {
        return Spread.of(startUps.stream().mapToDouble(number).toArray());
    }

    /** Of each start, compared to the one without logging beside it: the machine is faster now and slower then. */
    double[] addedToStartUp(ToDoubleFunction<StartUp> number) {
        return added(startUps, besides, number);
    }

    /** Likewise, of each process and that of the other which ran beside it. */
    double[] addedToRequest(Measured other, ToDoubleFunction<Round> number) {
        return added(processes, other.processes(), number);
    }

    private static <T> double[] added(List<T> ours, List<T> theirs, ToDoubleFunction<T> number) {
        return IntStream.range(0, ours.size())
                .mapToDouble(i -> number.applyAsDouble(ours.get(i)) - number.applyAsDouble(theirs.get(i)))
                .toArray();
    }

    double[] request(ToDoubleFunction<Round> number) {
        return processes.stream().mapToDouble(number).toArray();
    }

    double median(ToDoubleFunction<Round> number) {
        return Spread.of(request(number)).median();
    }
}
