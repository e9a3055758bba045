// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was set out for, against what the peer adds in the same run, and whether it was reached. */
record Goal(String what, double bound, double peers, double measured, String unit) {
    /** Of what the peer adds. */
    private static final double SHARE = 0.4;

    private static final double LONGEST_START = 150;

    static Stream<Goal> of(Measured none, Measured peer, Measured ours) {
        Added cpu = new Added(peer, ours, measured -> measured.addedToRequest(none, Round::cpuMicros));
        Added kilobytes =
                new Added(peer, ours, measured -> measured.addedToRequest(none, round -> round.allocatedBytes() / 1e3));
        Added start = new Added(peer, ours, measured -> measured.addedToStartUp(none, StartUp::millis));
        double p99OfPeer = peer.median(Round::p99Micros) / 1e3;
        return Stream.of(
                new Goal("processor time added to a request", SHARE * cpu.byPeer(), cpu.byPeer(), cpu.byUs(), "µs"),
                new Goal(
                        "allocation added to a request",
                        SHARE * kilobytes.byPeer(),
                        kilobytes.byPeer(),
                        kilobytes.byUs(),
                        "KB"),
                new Goal(
                        "the slowest request of a hundred",
                        p99OfPeer,
                        p99OfPeer,
                        ours.median(Round::p99Micros) / 1e3,
                        "ms"),
                new Goal(
                        "added to start-up",
                        Math.min(LONGEST_START, start.byPeer()),
                        start.byPeer(),
                        start.byUs(),
                        "ms"));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | ≤ %.2f %s | %.2f %s | %.2f %s | %s |%n",
                what,
                bound,
                unit,
                peers,
                unit,
                measured,
                unit,
                measured <= bound ? "met" : "**missed**");
    }

    private record Added(Measured peer, Measured ours, Function<Measured, Spread> cost) {
        double byPeer() {
            return cost.apply(peer).median();
        }

        double byUs() {
            return cost.apply(ours).median();
        }
    }
}
