// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a stretch of requests cost, each number by request, or what several did on average. */
record Round(
        double perSecond,
        double cpuMicros,
        double allocatedBytes,
        double recorded,
        double p50Micros,
        double p99Micros) {
    static Round of(Server server, Duration time) throws Exception {
        Reading before = server.read();
        long start = System.nanoTime();
        long[] latencies = Load.send(server.port(), time);
        double seconds = (System.nanoTime() - start) / 1e9;
        Reading after = server.read();
        double requests = latencies.length;
        return new Round(
                requests / seconds,
                (after.cpuNanos() - before.cpuNanos()) / 1e3 / requests,
                (after.allocatedBytes() - before.allocatedBytes()) / requests,
                (after.recorded() - before.recorded()) / requests,
                latencies[latencies.length / 2] / 1e3,
                latencies[(int) (latencies.length * 0.99)] / 1e3);
    }

    /** Not the middle one, which would leave out the garbage collection that falls to few of them. */
    static Round mean(List<Round> rounds) {
        return new Round(
                mean(rounds, Round::perSecond),
                mean(rounds, Round::cpuMicros),
                mean(rounds, Round::allocatedBytes),
                mean(rounds, Round::recorded),
                mean(rounds, Round::p50Micros),
                mean(rounds, Round::p99Micros));
    }

    private static double mean(List<Round> rounds, ToDoubleFunction<Round> number) {
        return rounds.stream().mapToDouble(number).average().orElseThrow();
    }
}
