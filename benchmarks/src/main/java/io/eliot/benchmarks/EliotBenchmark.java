// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.QueuedDestination;
import io.eliot.destination.file.FileDestination;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An action with three fields, so two messages. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EliotBenchmark {
    /** Encodes and throws away. */
    @State(Scope.Benchmark)
    public static class Discarding {
        final EliotLogger logger =
                EliotLogger.builder().destination("nowhere", message -> {}).build();
        final EliotLogger withoutOrders = EliotLogger.builder()
                .destination("nowhere", message -> {})
                .disable(Order.PLACE)
                .build();
    }

    /** Writes to a file before the call returns. */
    @State(Scope.Benchmark)
    public static class ToFile extends LogFile {
        final EliotLogger logger = EliotLogger.builder()
                .destination("file", FileDestination.of(path))
                .build();

        /** Closes the file. */
        @TearDown
        public void close() {
            logger.close();
        }
    }

    /** Has a thread of its own write to the file; waits for it rather than to drop anything. */
    @State(Scope.Benchmark)
    public static class ToQueue extends LogFile {
        final EliotLogger logger = EliotLogger.builder()
                .destination(
                        "file",
                        QueuedDestination.builder(FileDestination.of(path))
                                .maxWait(Duration.ofSeconds(10))
                                .build())
                .build();

        /** Writes what is left and closes the file. */
        @TearDown
        public void close() {
            logger.close();
        }
    }

    /** As code is written: a block that is the action. */
    @Benchmark
    public int discarding(Discarding to, Order order) {
        return action(to.logger, order, order.quantity());
    }

    /** As a framework does: started and finished by hand. */
    @Benchmark
    public boolean discardingByHand(Discarding to, Order order) {
        return actionByHand(to.logger, order);
    }

    /** A type that the configuration leaves out; the number is boxed already, as that is for the caller to pay. */
    @Benchmark
    public int disabled(Discarding to, Order order) {
        return action(to.withoutOrders, order, order.boxedQuantity);
    }

    /** A message of such a type. */
    @Benchmark
    public void disabledMessage(Discarding to, Order order) {
        to.withoutOrders.log(
                Order.PLACE, "sku", order.sku, "quantity", order.boxedQuantity, "customer", order.customer);
    }

    /** A block that is the action, to the file. */
    @Benchmark
    public int file(ToFile to, Order order) {
        return action(to.logger, order, order.quantity());
    }

    /** A block that is the action, to the queue before the file. */
    @Benchmark
    public int queuedFile(ToQueue to, Order order) {
        return action(to.logger, order, order.quantity());
    }

    private static int action(EliotLogger logger, Order order, Integer quantity) {
        return logger.action(Order.PLACE)
                .with("sku", order.sku)
                .with("quantity", quantity)
                .with("customer", order.customer)
                .call(action -> order.work());
    }

    private static boolean actionByHand(EliotLogger logger, Order order) {
        EliotAction action = logger.action(Order.PLACE)
                .with("sku", order.sku)
                .with("quantity", order.quantity())
                .with("customer", order.customer)
                .start();
        order.work();
        action.finish();
        return action.isFinished();
    }
}
