// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A preview of JDK 25, which this build cannot compile: a program of its own is run from its source. */
@EnabledOnJre(JRE.JAVA_25)
class StructuredConcurrencyTests {
    private static final String PROGRAM = """
            import io.eliot.*;
            import io.eliot.destination.MemoryDestination;
            import java.util.concurrent.StructuredTaskScope;

            void main() throws Exception {
                MemoryDestination memory = new MemoryDestination();
                EliotLogger logger = EliotLogger.builder().destination("memory", memory).build();
                logger.action("order").call(action -> {
                    try (var scope = StructuredTaskScope.open()) {
                        scope.fork(() -> logger.log("stock"));
                        scope.fork(() -> logger.action("price").run(() -> logger.log("tax")));
                        scope.join();
                    }
                    return null;
                });
                memory.messages().forEach(message -> IO.println(message.type() + " " + message.taskLevel().asList().size()));
                IO.println("tasks " + memory.messages().stream().map(message -> message.taskUuid()).distinct().count());
            }
            """;

    @Test // H7
    void aForkedTaskIsInTheActionThatForkedIt(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Forks.java"), PROGRAM);
        Path output = folder.resolve("output");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-preview",
                        "--source",
                        "25",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        assertThat(Files.readAllLines(output).stream().filter(line -> !line.startsWith("Note: ")))
                .containsExactlyInAnyOrder("order 1", "stock 1", "price 2", "tax 2", "price 2", "order 1", "tasks 1");
    }
}
