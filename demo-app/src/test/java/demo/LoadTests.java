// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows that requests do not get into each other's trees, and that none leaves anything behind. */
class LoadTests {
    private static final int CONNECTIONS = 200;
    private static final int WARM_UP = 2_000;
    private static final int AT_LEAST = 5_000;
    /** A soak is {@code -Ddemo.load.requests=1000000 -Ddemo.load.seconds=3600}, a quarter of an hour on two cores. */
    private static final int REQUESTS = Integer.getInteger("demo.load.requests", 50_000);
    /** The test is over in bearable time on a slow machine too. */
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("demo.load.seconds", 10));

    private static final Pattern CUSTOMER = Pattern.compile("customer-(\\d{7})");

    @Test
    void keepsManyRequestsApartAndLeavesNothingBehind(@TempDir Path logs) throws Exception {
        Settings settings = Settings.of(
                "--orders.port=0",
                "--inventory.port=0",
                "--logs.folder=" + logs,
                "--server.tomcat.max-keep-alive-requests=-1",
                "--logging.threshold.console=off");
        int sent;
        try (Services services = Services.start(settings)) {
            stockUp(services);
            Load load = new Load(services, CONNECTIONS);
            sent = load.send(WARM_UP, WARM_UP, LIMIT);
            forgetOrders(services);
            awaitNoActions();
            long heapBefore = LiveHeap.bytes();

            sent += load.send(REQUESTS, AT_LEAST, LIMIT);
            forgetOrders(services);
            awaitNoActions();
            long growth = LiveHeap.bytes() - heapBefore;

            System.out.printf(
                    "%,d requests on %d connections; live heap was %,d bytes, and grew by %,d%n",
                    sent, CONNECTIONS, heapBefore, growth);
            assertThat(LiveHeap.threadsInAnAction()).isEmpty();
            assertThat(growth).isLessThan(5_000_000);
        }
        assertThat(customersOfCompleteTasks(settings).cardinality()).isEqualTo(sent);
    }

    /** A server notices a while later that somebody hung up. */
    private static void awaitNoActions() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    System.gc();
                    return LiveHeap.instancesOf("io.eliot.EliotAction") == 0;
                });
    }

    private static void stockUp(Services services) {
        JdbcClient jdbc = services.inventory().getBean(JdbcClient.class);
        for (int i = 0; i < 16; i++) {
            jdbc.sql("insert into stock values (?, 1000000, 10)")
                    .param("L-" + i)
                    .update();
        }
    }

    /** What the database keeps is no leak. */
    private static void forgetOrders(Services services) {
        services.orders().getBean(JdbcClient.class).sql("truncate table orders").update();
    }

    private static BitSet customersOfCompleteTasks(Settings settings) {
        BitSet customers = new BitSet();
        try (Stream<Task> tasks = TaskParser.parse(settings.log("orders"), settings.log("inventory"))) {
            tasks.forEach(task -> {
                assertThat(task.isComplete()).as(() -> textOf(task)).isTrue();
                assertThat(task.repeated()).as(task.uuid()).isEmpty();
                int customer = onlyCustomerOf(task);
                assertThat(customers.get(customer)).as(task.uuid()).isFalse();
                customers.set(customer);
            });
        }
        return customers;
    }

    private static String textOf(Task task) {
        return task.messages().map(WrittenMessage::json).collect(Collectors.joining("\n"));
    }

    private static int onlyCustomerOf(Task task) {
        List<String> mentions = task.messages()
                .flatMap(message -> CUSTOMER.matcher(message.json()).results())
                .map(mention -> mention.group(1))
                .toList();
        // In the path and by the work done; of an order by OrderService.place, StockService.reserve and Warehouse.take.
        assertThat(mentions).as(task.uuid()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(new HashSet<>(mentions)).as(task.uuid()).hasSize(1);
        return Integer.parseInt(mentions.get(0));
    }
}
