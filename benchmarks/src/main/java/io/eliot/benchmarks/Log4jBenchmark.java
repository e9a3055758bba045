// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.util.Unbox;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Two events with the fields of the two messages, as parameters, which Log4j writes without making garbage. Names of
 * fields are in the template.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        jvmArgsAppend = {
            "-Dlog4j2.enableThreadlocals=true",
            "-Dlog4j2.enableDirectEncoders=true",
            "-Dlog4j2.garbagefreeThreadContextMap=true",
            "-Dlog4j2.isWebapp=false"
        })
public class Log4jBenchmark {
    private static final String TEMPLATE = """
            {
              "timestamp": {"$resolver": "timestamp", "epoch": {"unit": "secs"}},
              "message": {"$resolver": "messageParameter", "index": 0},
              "action_status": {"$resolver": "messageParameter", "index": 1},
              "task_uuid": {"$resolver": "messageParameter", "index": 2},
              "task_level": {"$resolver": "messageParameter", "index": 3},
              "sku": {"$resolver": "messageParameter", "index": 4},
              "quantity": {"$resolver": "messageParameter", "index": 5},
              "customer": {"$resolver": "messageParameter", "index": 6}
            }""";

    private static final String STARTED = "{} {} {} {} {} {} {}";
    private static final String SUCCEEDED = "{} {} {} {}";

    /** A file, and who writes it. */
    @State(Scope.Benchmark)
    public static class ToFile extends LogFile {
        /** Whether the caller does it, or a thread of Log4j's. */
        @Param({"sync", "async"})
        String mode = "";

        private final LoggerContext context = new LoggerContext("benchmark");
        private final Logger logger = context.getLogger("com.example.orders.OrderService");

        /** Opens the file. */
        @Setup
        public void open() {
            ConfigurationBuilder<BuiltConfiguration> configuration =
                    ConfigurationBuilderFactory.newConfigurationBuilder();
            AppenderComponentBuilder file = configuration
                    .newAppender("file", "File")
                    .addAttribute("fileName", path.toString())
                    .addAttribute("append", true)
                    .addAttribute("bufferedIO", false)
                    .add(configuration
                            .newLayout("JsonTemplateLayout")
                            .addAttribute("eventTemplate", TEMPLATE)
                            .addAttribute("recyclerFactory", "threadLocal"));
            configuration.add(file);
            configuration.add(
                    mode.equals("async")
                            ? configuration
                                    .newAsyncRootLogger(Level.INFO)
                                    .addAttribute("includeLocation", false)
                                    .add(configuration.newAppenderRef("file"))
                            : configuration
                                    .newRootLogger(Level.INFO)
                                    .addAttribute("includeLocation", false)
                                    .add(configuration.newAppenderRef("file")));
            context.start(configuration.build(false));
        }

        /** Writes what is left and closes the file. */
        @TearDown
        public void close() {
            Configurator.shutdown(context);
        }
    }

    /** To the file. */
    @Benchmark
    public int file(ToFile to, Order order) {
        String uuid = order.taskUuid();
        int quantity = order.quantity();
        to.logger.info(STARTED, Order.PLACE, "started", uuid, "/1", order.sku, Unbox.box(quantity), order.customer);
        int result = order.work();
        to.logger.info(SUCCEEDED, Order.PLACE, "succeeded", uuid, "/2");
        return result;
    }
}
