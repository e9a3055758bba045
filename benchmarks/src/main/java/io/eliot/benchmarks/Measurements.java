// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by the benchmark's name, such as {@code LogbackBenchmark.file logstash sync}. */
final class Measurements {
    private final Map<String, RunResult> byNameAndThreads = new HashMap<>();

    void addAll(Collection<RunResult> results) {
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            byNameAndThreads.merge(name(params) + " x" + params.getThreads(), result, Measurements::together);
        }
    }

    private static RunResult together(RunResult earlier, RunResult later) {
        List<BenchmarkResult> forks = new ArrayList<>(earlier.getBenchmarkResults());
        forks.addAll(later.getBenchmarkResults());
        return new RunResult(earlier.getParams(), forks);
    }

    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark()
                .substring(Measurements.class.getPackageName().length() + 1);
        String values = List.of("encoder", "mode").stream()
                .map(params::getParam)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return values.isEmpty() ? method : method + " " + values;
    }

    /** How it was measured, alike for all but the numbers of threads and forks. */
    BenchmarkParams settings() {
        return any().getParams();
    }

    /** In how many processes each was measured. */
    int forks() {
        return any().getBenchmarkResults().size();
    }

    private RunResult any() {
        return byNameAndThreads.values().iterator().next();
    }

    boolean has(String name, int threads) {
        return byNameAndThreads.containsKey(name + " x" + threads);
    }

    /** How long an operation takes on each thread, in nanoseconds. */
    double nanos(String name, int threads) {
        return result(name, threads).getPrimaryResult().getScore();
    }

    /** The half of the interval in which the true time is with a probability of 99.9 %. */
    double error(String name, int threads) {
        return result(name, threads).getPrimaryResult().getScoreError();
    }

    /** What an operation allocates, by all threads of the process. */
    double bytes(String name) {
        Result<?> allocated = result(name, 1).getSecondaryResults().get("gc.alloc.rate.norm");
        return Objects.requireNonNull(allocated, name).getScore();
    }

    /** How many times more two threads do than one. */
    double gain(String name) {
        return 2 * nanos(name, 1) / nanos(name, 2);
    }

    private RunResult result(String name, int threads) {
        return Objects.requireNonNull(byNameAndThreads.get(name + " x" + threads), name);
    }
}
