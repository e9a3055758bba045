// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was set out for, and whether it was reached. */
record Goal(String what, double measured, String relation, double bound, String unit) {
    private static final List<String> SYNCHRONOUS_PEERS = List.of(
            "LogbackBenchmark.file logstash sync",
            "LogbackBenchmark.file logstash-lean sync",
            "LogbackBenchmark.file spring-boot sync",
            "Log4jBenchmark.file sync");

    /** Two runs of the same differ by about as much. */
    private static final double NOISE = 0.1;

    static Stream<Goal> of(Measurements m) {
        double limit = m.nanos("HandWrittenBenchmark.discarding", 1);
        double fileLimit = m.nanos("HandWrittenBenchmark.file", 1);
        double peer = SYNCHRONOUS_PEERS.stream()
                .mapToDouble(name -> m.nanos(name, 1))
                .min()
                .orElseThrow();
        double file = m.nanos("EliotBenchmark.file", 1);
        return Stream.of(
                atMost("discarding, of the limit", m.nanos("EliotBenchmark.discarding", 1) / limit, 3, "×"),
                atMost("discarding, garbage of an action", m.bytes("EliotBenchmark.discarding"), 400, " B"),
                atMost("synchronous file, of the limit", file / fileLimit, 1.25, "×"),
                atMost("synchronous file, of the fastest synchronous peer", file / peer, 0.75, "×"),
                atLeast(
                        "discarding, two threads, of what the limit gains by the second, less a tenth for noise",
                        m.gain("EliotBenchmark.discarding"),
                        m.gain("HandWrittenBenchmark.discarding") * (1 - NOISE),
                        "×"),
                atLeast("synchronous file, two threads, of one", m.gain("EliotBenchmark.file"), 1, "×"),
                atLeast("queue before the file, two threads, of one", m.gain("EliotBenchmark.queuedFile"), 1, "×"),
                atMost("action of a disabled type", m.nanos("EliotBenchmark.disabled", 1), 20, " ns"),
                atMost("action of a disabled type, garbage", m.bytes("EliotBenchmark.disabled"), 0, " B"),
                atMost("message of a disabled type", m.nanos("EliotBenchmark.disabledMessage", 1), 20, " ns"),
                atMost("message of a disabled type, garbage", m.bytes("EliotBenchmark.disabledMessage"), 0, " B"),
                atLeast(
                        "reading into tasks, of the speed of Jackson's tokens",
                        m.nanos("ReadingBenchmark.jacksonTokens", 1) / m.nanos("ReadingBenchmark.tasks", 1),
                        0.4,
                        "×"));
    }

    private static Goal atMost(String what, double measured, double bound, String unit) {
        return new Goal(what, measured, "≤", bound, unit);
    }

    private static Goal atLeast(String what, double measured, double bound, String unit) {
        return new Goal(what, measured, "≥", bound, unit);
    }

    /** As it is told: a thousandth of a byte is somebody else's. */
    private double rounded() {
        return Math.round(measured * 100) / 100.0;
    }

    boolean isMet() {
        double limit = Math.round(bound * 100) / 100.0;
        return relation.equals("≤") ? rounded() <= limit : rounded() >= limit;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %.2f%s | %.2f%s | %s |",
                what,
                relation,
                bound,
                unit,
                rounded(),
                unit,
                isMet() ? "met" : "**missed**");
    }
}
