// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The measurements as a page. */
final class Report {
    private static final Map<String, String> NOWHERE = new LinkedHashMap<>();
    private static final Map<String, String> SYNCHRONOUS = new LinkedHashMap<>();
    private static final Map<String, String> ASYNCHRONOUS = new LinkedHashMap<>();
    private static final Map<String, String> READING = new LinkedHashMap<>();

    static {
        NOWHERE.put("HandWrittenBenchmark.discarding", "hand-written encoder, the limit");
        NOWHERE.put("EliotBenchmark.discarding", "**Eliot**, a block that is the action");
        NOWHERE.put("EliotBenchmark.discardingByHand", "**Eliot**, started and finished by hand");
        NOWHERE.put("EliotBenchmark.disabled", "**Eliot**, action of a disabled type, its number boxed already");
        NOWHERE.put(
                "EliotBenchmark.disabledMessage", "**Eliot**, message of a disabled type, its number boxed already");
        NOWHERE.put("TracingBenchmark.span", "OpenTelemetry span, not encoded");
        NOWHERE.put("TracingBenchmark.observation", "Micrometer Observation with OpenTelemetry, not encoded");
        SYNCHRONOUS.put("HandWrittenBenchmark.file", "hand-written encoder, the limit");
        SYNCHRONOUS.put("EliotBenchmark.file", "**Eliot**");
        SYNCHRONOUS.put("Log4jBenchmark.file sync", "Log4j JsonTemplateLayout, garbage-free");
        SYNCHRONOUS.put("LogbackBenchmark.file logstash-lean sync", "logstash-logback-encoder, leanest");
        SYNCHRONOUS.put("LogbackBenchmark.file logstash sync", "logstash-logback-encoder, as it comes");
        SYNCHRONOUS.put("LogbackBenchmark.file spring-boot sync", "Spring Boot structured logging");
        ASYNCHRONOUS.put("EliotBenchmark.queuedFile", "**Eliot**");
        ASYNCHRONOUS.put("Log4jBenchmark.file async", "Log4j JsonTemplateLayout, garbage-free");
        ASYNCHRONOUS.put("LogbackBenchmark.file logstash-lean async", "logstash-logback-encoder, leanest");
        ASYNCHRONOUS.put("LogbackBenchmark.file logstash async", "logstash-logback-encoder, as it comes");
        ASYNCHRONOUS.put("LogbackBenchmark.file spring-boot async", "Spring Boot structured logging");
        READING.put("ReadingBenchmark.jacksonTokens", "Jackson's tokens, no value asked for");
        READING.put("ReadingBenchmark.tasks", "**Eliot**, into tasks");
    }

    private final Measurements measurements;
    private final BenchmarkParams settings;
    private final int forks;

    Report(Measurements measurements) {
        this.measurements = measurements;
        this.settings = measurements.settings();
        this.forks = measurements.forks();
    }

    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# What logging costs",
                "",
                "Written by `benchmarks/run`; not edited. One operation is an action with a text, a number and another text: two",
                "messages, a line of JSON each. Peers write the same fields as two events, or set them on one span.",
                "",
                "## Goals",
                "",
                "| | goal | measured | |",
                "| --- | --- | --- | --- |"));
        Goal.of(measurements).map(Goal::row).forEach(lines::add);
        lines.addAll(table("To nowhere", "action", NOWHERE));
        lines.addAll(table("To a file, before the call returns", "action", SYNCHRONOUS));
        lines.addAll(table("To a file, by another thread, nothing dropped", "action", ASYNCHRONOUS));
        lines.addAll(table("Reading a log back", "line", READING));
        lines.addAll(circumstances());
        return lines;
    }

    private List<String> table(String title, String operation, Map<String, String> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## " + title,
                "",
                "| | ns, one thread | bytes | two threads do |",
                "| --- | ---: | ---: | ---: |"));
        rows.forEach((name, label) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f ± %.0f | %.0f | %s |",
                label,
                measurements.nanos(name, 1),
                measurements.error(name, 1),
                measurements.bytes(name),
                measurements.has(name, 2) ? String.format(Locale.ROOT, "%.2f×", measurements.gain(name)) : "")));
        lines.set(3, lines.get(3).replace("| |", "| for each " + operation + " |"));
        return lines;
    }

    private List<String> circumstances() throws IOException {
        return List.of(
                "",
                "## Circumstances",
                "",
                "* " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", files on "
                        + Files.getFileStore(Path.of("target")).type(),
                "* " + settings.getVmName() + " " + settings.getVmVersion() + ", " + String.join(" ", jvmArguments()),
                "* JMH " + settings.getJmhVersion() + ", " + forks + " forks, "
                        + settings.getWarmup().getCount() + " × "
                        + settings.getWarmup().getTime() + " to warm up, "
                        + settings.getMeasurement().getCount() + " × "
                        + settings.getMeasurement().getTime()
                        + " measured; ± is the 99.9 % interval; bytes are those of all"
                        + " threads, by `-prof gc`",
                "* Files are emptied after each second measured, before they reach a disk.");
    }

    private List<String> jvmArguments() {
        return settings.getJvmArgs().stream().map(String::valueOf).toList();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("a processor");
        } catch (IOException e) {
            return "a processor";
        }
    }
}
