// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.Reading;
import java.time.Duration;

/** What a stretch of requests cost, each number by request. */
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
}
