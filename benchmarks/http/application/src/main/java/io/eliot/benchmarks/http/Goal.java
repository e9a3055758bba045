// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was set out for, against what the peer adds in the same run, and whether it was reached. */
record Goal(String what, double bound, Spread peers, Spread direct, Spread queued, String unit) {
    /** Of what the peer adds. */
    private static final double SHARE = 0.4;

    private static final double LONGEST_START = 150;

    static Stream<Goal> of(Measured none, Measured peer, Measured direct, Measured queued) {
        Function<Measured, Spread> cpu = all -> all.addedToRequest(none, Round::cpuMicros);
        Function<Measured, Spread> kilobytes = all -> all.addedToRequest(none, round -> round.allocatedBytes() / 1e3);
        Function<Measured, Spread> slowest = all -> all.request(round -> round.p99Micros() / 1e3);
        Function<Measured, Spread> start = all -> all.addedToStartUp(none, StartUp::millis);
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
                peers.median(),
                unit,
                judged(direct),
                judged(queued));
    }

    private String judged(Spread measured) {
        return String.format(
                Locale.ROOT,
                "%.2f %s (%.2f to %.2f), %s",
                measured.median(),
                unit,
                measured.from(),
                measured.to(),
                verdict(measured));
    }

    private String verdict(Spread measured) {
        if (measured.to() <= bound) {
            return "met";
        }
        return measured.from() > bound ? "**missed**" : "**not settled**";
    }

    private record Measure(
            String what, Function<Measured, Spread> measured, DoubleUnaryOperator boundOfPeers, String unit) {
        Goal goal(Measured peer, Measured direct, Measured queued) {
            Spread peers = measured.apply(peer);
            return new Goal(
                    what,
                    boundOfPeers.applyAsDouble(peers.median()),
                    peers,
                    measured.apply(direct),
                    measured.apply(queued),
                    unit);
        }
    }
}
