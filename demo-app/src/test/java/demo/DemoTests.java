// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTests {
    @TempDir
    Path logs;

    @Test
    void showsOneTreeOfBothServicesForEachKindOfOrder() throws Exception {
        String printed = PrintedDemo.start(logs);

        assertThat(printed).contains("goes through: 201", "more than there is: 409", "a bug in inventory: 502");
        assertThat(PrintedDemo.trees(printed))
                .hasSize(3)
                .allSatisfy(tree -> assertThat(tree)
                        .contains("service: orders", "service: inventory", "Warehouse.take")
                        .doesNotContain("missing"));
    }

    @Test
    void tellsWhatHappenedToAnOrderAndWhy() throws Exception {
        String printed = PrintedDemo.start(logs);

        assertThat(PrintedDemo.trees(printed).get(0))
                .contains("only 7 left of A-17")
                .doesNotContain("failed");
        assertThat(PrintedDemo.trees(printed).get(1))
                .contains("Warehouse.take", "⇒ failed", "5 of B-04 wanted, 3 left");
        assertThat(PrintedDemo.trees(printed).get(2)).contains("Warehouse.take", "⇒ failed", "per_box: 0", "/ by zero");
    }

    @Test
    void logsTheThreeTasksAndNothingElse() throws Exception {
        PrintedDemo.start(logs);

        assertThat(TaskParser.parse(logs.resolve("orders.log"), logs.resolve("inventory.log")))
                .hasSize(3)
                .allMatch(Task::isComplete);
    }

    @Test
    void saysHowToGoOnAndWhereTheLogsAre() throws Exception {
        String printed = PrintedDemo.start(logs);

        assertThat(printed.lines().filter(line -> line.startsWith("  curl http://localhost:")))
                .hasSize(3);
        assertThat(printed)
                .contains(
                        logs.resolve("orders.log").toString(),
                        logs.resolve("inventory.log").toString());
    }

    @Test
    void beginsWithFreshLogs() throws Exception {
        Files.writeString(logs.resolve("orders.log"), "of an earlier run\n");

        PrintedDemo.start(logs);

        assertThat(logs.resolve("orders.log")).content().isNotEmpty().doesNotContain("of an earlier run");
    }

    @Test
    void namesABusyPortAndLeavesTheLogsOfWhatUsesItAlone() throws IOException {
        Path log = Files.writeString(logs.resolve("orders.log"), "of the demo that runs already\n");

        try (ServerSocket busy = new ServerSocket(0)) {
            Settings settings = Settings.of("--orders.port=" + busy.getLocalPort(), "--logs.folder=" + logs);
            assertThatThrownBy(() -> Services.start(settings))
                    .hasMessage(
                            "Port %d, which orders wants, is in use. Stop what uses it, or set ORDERS_PORT to another port"
                                    + " and start again.",
                            busy.getLocalPort());
        }
        assertThat(log).hasContent("of the demo that runs already");
    }
}
