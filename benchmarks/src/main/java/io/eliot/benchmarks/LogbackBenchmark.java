// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Two events with the fields of the two messages, as SLF4J's key-value pairs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LogbackBenchmark {
    /** A file, and who writes it. */
    @State(Scope.Benchmark)
    public static class ToFile extends LogFile {
        /** What makes the JSON. */
        @Param({"logstash", "logstash-lean", "spring-boot"})
        String encoder = "";

        /** Whether the caller does it, or a thread of the appender's. */
        @Param({"sync", "async"})
        String mode = "";

        private final LoggerContext context = new LoggerContext();
        private final Logger logger = context.getLogger("com.example.orders.OrderService");

        /** Opens the file. */
        @Setup
        public void open() {
            context.setMDCAdapter(new LogbackMDCAdapter());
            logger.setLevel(Level.INFO);
            logger.addAppender(LogbackAppenders.of(encoder, mode, path, context));
        }

        /** Writes what is left and closes the file. */
        @TearDown
        public void close() {
            context.stop();
        }
    }

    /** To the file. */
    @Benchmark
    public int file(ToFile to, Order order) {
        String uuid = order.taskUuid();
        to.logger
                .atInfo()
                .addKeyValue("action_status", "started")
                .addKeyValue("task_uuid", uuid)
                .addKeyValue("task_level", "/1")
                .addKeyValue("sku", order.sku)
                .addKeyValue("quantity", order.quantity())
                .addKeyValue("customer", order.customer)
                .log(Order.PLACE);
        int result = order.work();
        to.logger
                .atInfo()
                .addKeyValue("action_status", "succeeded")
                .addKeyValue("task_uuid", uuid)
                .addKeyValue("task_level", "/2")
                .log(Order.PLACE);
        return result;
    }
}
