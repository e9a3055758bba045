// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** Several application contexts in one JVM, at the same time or one after the other as devtools have it. */
class SeveralApplicationsTests {
    @TempDir
    private Path folder;

    @Test
    void eachHasItsOwnLoggerAndFile() throws IOException {
        application("orders", "orders.log")
                .run(orders -> application("inventory", "inventory.log").run(inventory -> {
                    EliotLogger logger = orders.getBean(EliotLogger.class);
                    logger.log("by:instance");
                    logger.action("place").run(() -> Eliot.log("in:action"));
                    Eliot.log("by:default");
                }));

        assertThat(read("orders.log")).contains("by:instance", "in:action").doesNotContain("by:default", "inventory");
        assertThat(read("inventory.log")).contains("by:default").doesNotContain("in:action", "\"orders\"");
    }

    @Test
    void theOneThatGoesLeavesTheOtherOneLogging() throws IOException {
        application("orders", "orders.log").run(orders -> {
            application("inventory", "inventory.log").run(inventory -> {});
            Eliot.log("still:here");
        });

        assertThat(read("orders.log")).contains("still:here");
    }

    @Test
    void aRestartedOneGoesOnInItsFile() throws IOException {
        EliotLogger before = Eliot.defaultLogger();

        application("orders", "orders.log").run(first -> Eliot.log("before:restart"));
        application("orders", "orders.log").run(second -> Eliot.log("after:restart"));

        assertThat(lines("orders.log")).hasSize(2);
        assertThat(Eliot.defaultLogger()).isSameAs(before);
    }

    @Test
    void twoMayShareAFile() throws IOException {
        application("orders", "shared.log")
                .run(orders -> application("inventory", "shared.log").run(inventory -> {
                    CountDownLatch go = new CountDownLatch(1);
                    ExecutorService threads = Executors.newFixedThreadPool(2);
                    List<Future<?>> writers = Stream.of(orders, inventory)
                            .map(context -> context.getBean(EliotLogger.class))
                            .<Future<?>>map(logger -> threads.submit(() -> logThousand(logger, go)))
                            .toList();
                    go.countDown();
                    for (Future<?> writer : writers) {
                        writer.get(30, SECONDS);
                    }
                    threads.shutdown();
                }));

        assertThat(lines("shared.log"))
                .hasSize(2000)
                .allSatisfy(
                        line -> assertThat(JsonMapper.shared().readTree(line).isObject())
                                .isTrue())
                .filteredOn(line -> line.contains("\"orders\""))
                .hasSize(1000);
    }

    private static @Nullable Void logThousand(EliotLogger logger, CountDownLatch go) throws InterruptedException {
        assertThat(go.await(30, SECONDS)).isTrue();
        for (int i = 0; i < 1000; i++) {
            logger.log("counted", "i", i);
        }
        return null;
    }

    private ApplicationContextRunner application(String name, String file) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=" + name, "eliot.destinations.file.path=" + folder.resolve(file));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }
}
