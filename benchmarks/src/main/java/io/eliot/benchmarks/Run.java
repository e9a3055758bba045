// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks of logging and reading, with one thread and with two, and writes {@code RESULTS.md}. Options are
 * JMH's; with the name of a benchmark it is JMH, and writes no page.
 */
public final class Run {
    /** What is compared stands together, and two threads take turns with one: a machine is not as fast as minutes ago. */
    private static final List<String> WITH_ONE_THREAD_AND_TWO = List.of(
            "HandWrittenBenchmark.discarding$",
            "EliotBenchmark.discarding$",
            "HandWrittenBenchmark.file$",
            "EliotBenchmark.file$",
            "EliotBenchmark.queuedFile$",
            "LogbackBenchmark",
            "Log4jBenchmark",
            "TracingBenchmark");

    private static final List<String> WITH_ONE_THREAD =
            List.of("EliotBenchmark.(discardingByHand|disabled|disabledMessage)$", "ReadingBenchmark");

    private Run() {}

    /** Ends when the page is written. */
    public static void main(String[] args) throws CommandLineOptionException, IOException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(args);
        if (!given.getIncludes().isEmpty() || given.shouldHelp() || given.shouldList()) {
            Main.main(args);
            return;
        }
        Measurements measurements = new Measurements();
        int forks = given.getForkCount().orElse(2);
        for (String benchmark : WITH_ONE_THREAD_AND_TWO) {
            for (int fork = 0; fork < forks; fork++) {
                measurements.addAll(run(given, benchmark, 1, 1));
                measurements.addAll(run(given, benchmark, 2, 1));
            }
        }
        for (String benchmark : WITH_ONE_THREAD) {
            measurements.addAll(run(given, benchmark, 1, forks));
        }
        Report report = new Report(measurements);
        Files.write(Path.of("RESULTS.md"), report.lines());
        Goal.of(measurements).map(Goal::row).forEach(System.out::println);
    }

    private static Collection<RunResult> run(CommandLineOptions given, String include, int threads, int forks)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(given)
                .include("\\." + include)
                .threads(threads)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx1g")
                .shouldFailOnError(true)
                .forks(forks)
                .warmupIterations(given.getWarmupIterations().orElse(3))
                .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(given.getMeasurementIterations().orElse(4))
                .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)));
        return new Runner(options.build()).run();
    }
}
