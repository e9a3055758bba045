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
    /** Longer than a queue gathers, which is fifty milliseconds. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private static final int MOST_READINGS = 20;

    static Round of(Server server, Duration time) throws Exception {
        Reading before = server.read();
        long start = System.nanoTime();
        long[] latencies = Load.send(server.port(), time);
        double seconds = (System.nanoTime() - start) / 1e9;
        Reading after = settled(server);
        double requests = latencies.length;
        return new Round(
                requests / seconds,
                (after.cpuNanos() - before.cpuNanos()) / 1e3 / requests,
                (after.allocatedBytes() - before.allocatedBytes()) / requests,
                (after.recorded() - before.recorded()) / requests,
                latencies[latencies.length / 2] / 1e3,
                latencies[(int) (latencies.length * 0.99)] / 1e3);
    }

    /**
     * When nothing is recorded any more: what our queue gathers at the end would be written in the turn of another. The
     * peer's gathers for five seconds, or 512 spans; the rest goes with its next round, as that of the last does with this.
     */
    private static Reading settled(Server server) throws InterruptedException {
        Reading last = server.read();
        for (int readings = 1; readings < MOST_READINGS; readings++) {
            Thread.sleep(SETTLING.toMillis());
            Reading next = server.read();
            if (next.recorded() == last.recorded()) {
                return next;
            }
            last = next;
        }
        return last;
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
