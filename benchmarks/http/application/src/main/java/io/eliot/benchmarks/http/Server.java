// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own, which ends when its standard input does. */
final class Server implements AutoCloseable {
    static final List<String> JVM_ARGUMENTS = List.of("-Xms512m", "-Xmx512m");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final int port;
    private final StartUp startUp;

    private Server(Process process) {
        this.process = process;
        answers = process.inputReader();
        questions = process.outputWriter();
        long[] ready = answer("ready");
        port = (int) ready[0];
        startUp = new StartUp(ready[1], ready[2] / 1_000_000);
    }

    static Server start(Variant variant) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGUMENTS);
        command.addAll(List.of(
                "-cp",
                variant.classPath(),
                "io.eliot.benchmarks.http.application.ShopApplication",
                "--server.port=0",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--spring.application.name=shop",
                "--spring.main.banner-mode=off"));
        variant.properties().forEach(property -> command.add("--" + property));
        return new Server(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    int port() {
        return port;
    }

    StartUp startUp() {
        return startUp;
    }

    Reading read() {
        try {
            questions.write('\n');
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long[] numbers = answer("gauges");
        return new Reading(numbers[0], numbers[1], numbers[2]);
    }

    private long[] answer(String about) {
        return CompletableFuture.supplyAsync(() -> lineOf(about))
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    private long[] lineOf(String about) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals(about)) {
                    return Arrays.stream(words)
                            .skip(1)
                            .mapToLong(Long::parseLong)
                            .toArray();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The application has ended");
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    /** Until the application was ready: since the JVM began, and on all processors. */
    record StartUp(long millis, long cpuMillis) {}

    /** Since the process began. */
    record Reading(long cpuNanos, long allocatedBytes, long recorded) {}
}
