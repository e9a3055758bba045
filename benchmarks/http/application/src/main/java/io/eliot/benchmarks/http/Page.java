// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What came out, to be read. */
final class Page {
    private final List<Measured> all;
    private final Measured none;
    private final Measured peer;
    private final Measured ours;

    Page(List<Measured> all) {
        this.all = all;
        none = all.get(0);
        peer = all.get(1);
        ours = all.get(all.size() - 1);
    }

    String text() {
        return """
                # What a request costs

                Written by `benchmarks/http/run` on JDK %s with %d processors; do not edit.

                The request: GET to Spring MVC on Tomcat, which makes one more GET through a `RestClient` to the same application
                and answers with JSON. Loopback, four connections, the load from a process on the same processors. The variants
                take turns; each number is the median of all rounds, processor time and allocation are those of the server's
                process, garbage collection and compilation included. "Recorded" are spans, or messages of Eliot's.

                | variant | requests/s | p50 | p99 | processor time per request | allocated per request | recorded per request | start-up | processor time of start-up |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                %s
                ## Goals

                %s""".formatted(
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        all.stream().map(Page::row).collect(Collectors.joining()),
                        goals());
    }

    private static String row(Measured measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f ms | %.2f ms | %,.0f µs | %.1f KB | %.1f | %,.0f ms | %,.0f ms |%n",
                measured.variant().title(),
                measured.median(Round::perSecond),
                measured.median(Round::p50Micros) / 1e3,
                measured.median(Round::p99Micros) / 1e3,
                measured.median(Round::cpuMicros),
                measured.median(Round::allocatedBytes) / 1e3,
                measured.median(Round::recorded),
                measured.startUpMillis(),
                measured.startUpCpuMillis());
    }

    /** Against what the peer adds in the same run. */
    String goals() {
        double cpu = ours.median(Round::cpuMicros) - none.median(Round::cpuMicros);
        double cpuOfPeer = peer.median(Round::cpuMicros) - none.median(Round::cpuMicros);
        double bytes = ours.median(Round::allocatedBytes) - none.median(Round::allocatedBytes);
        double bytesOfPeer = peer.median(Round::allocatedBytes) - none.median(Round::allocatedBytes);
        double p99 = ours.median(Round::p99Micros) / 1e3;
        double p99OfPeer = peer.median(Round::p99Micros) / 1e3;
        double start = ours.startUpMillis() - none.startUpMillis();
        double startOfPeer = peer.startUpMillis() - none.startUpMillis();
        return goal("Processor time added per request", cpu, cpuOfPeer, 0.4 * cpuOfPeer, "µs")
                + goal("Allocation added per request", bytes / 1e3, bytesOfPeer / 1e3, 0.4 * bytesOfPeer / 1e3, "KB")
                + goal("p99", p99, p99OfPeer, p99OfPeer, "ms")
                + goal("Start-up added", start, startOfPeer, Math.min(150, startOfPeer), "ms");
    }

    private static String goal(String what, double ours, double peers, double limit, String unit) {
        return String.format(
                Locale.ROOT,
                "* %s: %s. %.2f %s, OpenTelemetry %.2f %s, at most %.2f %s.%n",
                ours <= limit ? "met" : "MISSED",
                what,
                ours,
                unit,
                peers,
                unit,
                limit,
                unit);
    }
}
