// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import io.eliot.parse.TaskParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The same log read into tasks, and only looked through. One line of it is an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingBenchmark {
    private static final int LINES = 50_000;
    private static final JsonFactory JACKSON = new JsonFactory();

    /** A log as a web application writes it. */
    @State(Scope.Benchmark)
    public static class Log {
        private final Path path = generated();

        private static Path generated() {
            try {
                Path path = LogFile.create();
                LogGenerator.main(new String[] {path.toString(), Integer.toString(LINES)});
                return path;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Leaves nothing behind. */
        @TearDown
        public void delete() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** Every line in its place in the tree of its task. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public void tasks(Log log, Blackhole blackhole) throws IOException {
        TaskParser parser = TaskParser.builder().build(blackhole::consume);
        parser.addAll(log.path);
        parser.finish();
    }

    /** Jackson's tokens one after the other, no value asked for. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public int jacksonTokens(Log log) throws IOException {
        int count = 0;
        try (InputStream file = Files.newInputStream(log.path);
                JsonParser tokens = JACKSON.createParser(ObjectReadContext.empty(), file)) {
            while (tokens.nextToken() != null) {
                count++;
            }
        }
        return count;
    }
}
