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
record Measured(Variant variant, List<StartUp> startUps, List<Round> processes) {
    Measured(Variant variant) {
        this(variant, new ArrayList<>(), new ArrayList<>());
    }

    Spread startUp(ToDoubleFunction<StartUp> number) {
        return Spread.of(startUps.stream().mapToDouble(number));
    }

    /** Of each start, compared to that of the other in the same turn: the machine is faster now and slower then. */
    Spread addedToStartUp(Measured other, ToDoubleFunction<StartUp> number) {
        return added(startUps, other.startUps(), number);
    }

    /** Likewise, of each process and the one that ran beside it. */
    Spread addedToRequest(Measured other, ToDoubleFunction<Round> number) {
        return added(processes, other.processes(), number);
    }

    private static <T> Spread added(List<T> ours, List<T> theirs, ToDoubleFunction<T> number) {
        return Spread.of(IntStream.range(0, ours.size())
                .mapToDouble(i -> number.applyAsDouble(ours.get(i)) - number.applyAsDouble(theirs.get(i))));
    }

    Spread request(ToDoubleFunction<Round> number) {
        return Spread.of(processes.stream().mapToDouble(number));
    }

    double median(ToDoubleFunction<Round> number) {
        return request(number).median();
    }
}
