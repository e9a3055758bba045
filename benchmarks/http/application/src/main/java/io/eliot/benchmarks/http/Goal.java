// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What was set out for, against what the peer adds in the same run, and whether it was reached. */
record Goal(String what, double bound, double peers, double direct, double queued, String unit) {
    /** Of what the peer adds. */
    private static final double SHARE = 0.4;

    private static final double LONGEST_START = 150;

    static Stream<Goal> of(Measured none, Measured peer, Measured direct, Measured queued) {
        ToDoubleFunction<Measured> cpu =
                all -> all.addedToRequest(none, Round::cpuMicros).median();
        ToDoubleFunction<Measured> kilobytes = all ->
                all.addedToRequest(none, round -> round.allocatedBytes() / 1e3).median();
        ToDoubleFunction<Measured> slowest = all -> all.median(Round::p99Micros) / 1e3;
        ToDoubleFunction<Measured> start =
                all -> all.addedToStartUp(none, StartUp::millis).median();
        return Stream.of(
                        new Measure("processor time added to a request", cpu, peers -> SHARE * peers, "µs"),
                        new Measure("allocation added to a request", kilobytes, peers -> SHARE * peers, "KB"),
                        new Measure("the slowest request of a hundred", slowest, peers -> peers, "ms"),
                        new Measure("added to start-up", start, peers -> Math.min(LONGEST_START, peers), "ms"))
                .map(measure -> measure.goal(peer, direct, queued));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | ≤ %.2f %s | %.2f %s | %s | %s |%n",
                what,
                bound,
                unit,
                peers,
                unit,
                judged(direct),
                judged(queued));
    }

    private String judged(double measured) {
        return String.format(Locale.ROOT, measured <= bound ? "%.2f %s, met" : "%.2f %s, **missed**", measured, unit);
    }

    private record Measure(
            String what, ToDoubleFunction<Measured> measured, DoubleUnaryOperator boundOfPeers, String unit) {
        Goal goal(Measured peer, Measured direct, Measured queued) {
            double peers = measured.applyAsDouble(peer);
            return new Goal(
                    what,
                    boundOfPeers.applyAsDouble(peers),
                    peers,
                    measured.applyAsDouble(direct),
                    measured.applyAsDouble(queued),
                    unit);
        }
    }
}
