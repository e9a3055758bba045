// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was set out for, and whether it was reached. */
record Goal(String what, String peers, double bound, String unit, Reached direct, Reached queued) {
    private static final double SHARE = 40;
    private static final double LONGEST_START = 150;

    static Stream<Goal> of(Measured none, Measured peer, Measured direct, Measured queued) {
        Function<Measured, double[]> cpu = all -> all.addedToRequest(none, Round::cpuMicros);
        Function<Measured, double[]> kilobytes = all -> all.addedToRequest(none, round -> round.allocatedBytes() / 1e3);
        Function<Measured, double[]> slowest = all -> all.request(round -> round.p99Micros() / 1e3);
        Function<Measured, double[]> start = all -> all.addedToStartUp(StartUp::millis);
        return Stream.of(
                share("processor time added to a request", cpu, "µs", SHARE, peer, direct, queued),
                share("allocation added to a request", kilobytes, "KB", SHARE, peer, direct, queued),
                share("the slowest request of a hundred", slowest, "ms", 100, peer, direct, queued),
                new Goal(
                        "added to start-up",
                        middle(start.apply(peer), "ms"),
                        LONGEST_START,
                        "ms",
                        new Reached("", Spread.of(start.apply(direct))),
                        new Reached("", Spread.of(start.apply(queued)))),
                new Goal(
                        "added to start-up, beyond the peer's",
                        "",
                        0,
                        "ms",
                        new Reached("", Spread.of(differences(start.apply(direct), start.apply(peer)))),
                        new Reached("", Spread.of(differences(start.apply(queued), start.apply(peer))))));
    }

    private static double[] differences(double[] ours, double[] peers) {
        return IntStream.range(0, ours.length)
                .mapToDouble(i -> ours[i] - peers[i])
                .toArray();
    }

    /** Of each process that of the peer's beside it: where no logging is cheap by luck, both seem dear. */
    private static Goal share(
            String what,
            Function<Measured, double[]> measured,
            String unit,
            double bound,
            Measured peer,
            Measured direct,
            Measured queued) {
        double[] peers = measured.apply(peer);
        Function<Measured, Reached> reached = ours -> {
            double[] numbers = measured.apply(ours);
            double[] shares = IntStream.range(0, peers.length)
                    .mapToDouble(i -> 100 * numbers[i] / peers[i])
                    .toArray();
            return new Reached(middle(numbers, unit) + ", ", Spread.of(shares));
        };
        return new Goal(what, middle(peers, unit), bound, "%", reached.apply(direct), reached.apply(queued));
    }

    private static String middle(double[] numbers, String unit) {
        return String.format(Locale.ROOT, "%.2f %s", Spread.of(numbers).median(), unit);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | ≤ %.0f %s | %s | %s | %s |%n",
                what,
                bound,
                unit,
                peers,
                direct.judged(bound, unit),
                queued.judged(bound, unit));
    }

    private record Reached(String absolute, Spread compared) {
        String judged(double bound, String unit) {
            return String.format(
                    Locale.ROOT,
                    "%s%.0f %s (%.0f to %.0f), %s",
                    absolute,
                    compared.median(),
                    unit,
                    compared.from(),
                    compared.to(),
                    verdict(bound));
        }

        private String verdict(double bound) {
            if (compared.to() <= bound) {
                return "met";
            }
            return compared.from() > bound ? "**missed**" : "**not settled**";
        }
    }
}
