// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import io.eliot.benchmarks.http.Server.StartUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came out, to be read. */
final class Page {
    private final List<Measured> all;
    private final int repeated;

    /** In the order of {@link Variant#all}. */
    Page(List<Measured> all, int repeated) {
        this.all = all;
        this.repeated = repeated;
    }

    String text(Path logs) throws IOException {
        return """
                # What a request costs

                Written by `benchmarks/http/run`; not edited.

                The request: GET to Spring MVC on Tomcat, which makes one more GET through a `RestClient` to the same application
                and answers with JSON. Loopback, four connections, the load from a process on the same processors. The variants
                take turns, in another order each time. Each number is the median of all starts or of all processes, of which each has
                the mean of its rounds; what one adds is that of the differences to no logging, in the start or process beside it.
                Processor time and allocation are those of the server's process, garbage collection and compilation included.

                ## Goals

                Against no logging at all, and as a share of the peer's in the processes beside. The peer hands its spans to a queue.
                In brackets is where the median of ever so many processes or starts would be, with nineteen chances of twenty; a
                goal that lies between is not settled.

                | | goal | Boot + OpenTelemetry | to a file before the call returns | to a file by a queue |
                | --- | ---: | ---: | ---: | ---: |
                %s
                ## Requests

                Recorded are spans, or Eliot's messages. In brackets is where half of the processes are.

                | | requests/s | half of them within | 99 of 100 within | processor time | added | allocated | recorded |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                %s
                ## Start-up

                Until the application is ready, with where half of the starts are.

                | | fastest | median | added | processor time, fastest | median | added |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                %s
                ## Circumstances

                * %s, %d processors, %s %s, files on %s
                * %s %s, %s
                * %d starts of each, and as many without logging beside them; %d processes of each, one after the other, as each is compiled anew, with %d rounds of %d ms each
                * turns measured again, as the host had taken more than %.0f %% of the processors' time for others: %d
                """.formatted(
                        goals(),
                        rows(this::requests),
                        rows(this::startUp),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Files.getFileStore(logs).type(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        String.join(" ", Server.JVM_ARGUMENTS),
                        all.get(Variant.PEER).startUps().size(),
                        HttpBenchmark.FORKS,
                        HttpBenchmark.ROUNDS,
                        HttpBenchmark.ROUND.toMillis(),
                        100 * Host.ALLOWED,
                        repeated);
    }

    String goals() {
        return Goal.of(all.get(Variant.NONE), all.get(Variant.PEER), all.get(Variant.DIRECT), all.get(Variant.QUEUED))
                .map(Goal::row)
                .collect(Collectors.joining());
    }

    private String rows(Function<Measured, String> row) {
        return all.stream().map(row).collect(Collectors.joining());
    }

    private String requests(Measured measured) {
        Measured none = all.get(Variant.NONE);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f ms | %.2f ms | %,.0f µs | %s | %.1f KB | %.1f |%n",
                measured.variant().title(),
                measured.median(Round::perSecond),
                measured.median(Round::p50Micros) / 1e3,
                measured.median(Round::p99Micros) / 1e3,
                measured.median(Round::cpuMicros),
                measured.equals(none)
                        ? ""
                        : Spread.of(measured.addedToRequest(none, Round::cpuMicros))
                                .text("µs"),
                measured.median(Round::allocatedBytes) / 1e3,
                measured.median(Round::recorded));
    }

    private String startUp(Measured measured) {
        return "| " + measured.variant().title() + startUp(measured, StartUp::millis)
                + startUp(measured, StartUp::cpuMillis) + " |\n";
    }

    private String startUp(Measured measured, ToDoubleFunction<StartUp> number) {
        Measured none = all.get(Variant.NONE);
        Spread spread = measured.startUp(number);
        return String.format(
                Locale.ROOT,
                " | %,.0f ms | %s | %s",
                spread.least(),
                spread.text("ms"),
                measured.equals(none)
                        ? ""
                        : Spread.of(measured.addedToStartUp(number)).text("ms"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
