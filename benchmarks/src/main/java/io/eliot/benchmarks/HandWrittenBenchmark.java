// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The limit: what the two messages cost without a library. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandWrittenBenchmark {
    /** A buffer of its own for each thread. */
    @State(Scope.Thread)
    public static class Encoder {
        final HandWritten lines = new HandWritten();
        final ByteBuffer buffer = ByteBuffer.wrap(lines.bytes());
    }

    /** Writes to a file without anything in between. */
    @State(Scope.Benchmark)
    public static class ToFile extends LogFile {
        private final FileChannel channel = appending(path);

        private static FileChannel appending(Path path) {
            try {
                return FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Closes the file. */
        @TearDown
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Encodes and throws away. */
    @Benchmark
    public void discarding(Encoder encoder, Order order, Blackhole blackhole) {
        long most = order.halfOfTaskUuid();
        long least = order.halfOfTaskUuid();
        encoder.lines.started(most, least, order.sku, order.quantity(), order.customer);
        blackhole.consume(encoder.lines.length());
        blackhole.consume(order.work());
        encoder.lines.succeeded(most, least);
        blackhole.consume(encoder.lines.length());
    }

    /** One {@link FileChannel#write} a message. */
    @Benchmark
    public void file(ToFile to, Encoder encoder, Order order, Blackhole blackhole) throws IOException {
        long most = order.halfOfTaskUuid();
        long least = order.halfOfTaskUuid();
        encoder.lines.started(most, least, order.sku, order.quantity(), order.customer);
        write(encoder, to.channel);
        blackhole.consume(order.work());
        encoder.lines.succeeded(most, least);
        write(encoder, to.channel);
    }

    private static void write(Encoder encoder, FileChannel channel) throws IOException {
        channel.write(encoder.buffer.limit(encoder.lines.length()).position(0));
    }
}
