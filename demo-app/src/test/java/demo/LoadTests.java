// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenMessage;
import io.eliot.parse.WrittenNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows that requests do not get into each other's trees, and that none leaves anything behind. */
class LoadTests {
    private static final int CONNECTIONS = 200;
    private static final int WARM_UP = 2_000;
    private static final int REQUESTS = 50_000;
    /** The test is over in bearable time on a slow machine too; {@code -Ddemo.load.seconds=3600} sends them all. */
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("demo.load.seconds", 30));

    private static final Pattern CUSTOMER = Pattern.compile("customer-\\d{7}");

    @Test
    void keepsManyRequestsApartAndLeavesNothingBehind(@TempDir Path logs) throws Exception {
        Settings settings = Settings.of("--orders.port=0", "--inventory.port=0", "--logs.folder=" + logs);
        int sent;
        try (Services services = Services.start(settings)) {
            stockUp(services);
            Load load = new Load(services.ordersPort(), CONNECTIONS);
            sent = load.send(WARM_UP, LIMIT);
            forgetOrders(services);
            long heapBefore = LiveHeap.bytes();

            sent += load.send(REQUESTS, LIMIT);
            forgetOrders(services);
            long growth = LiveHeap.bytes() - heapBefore;

            System.out.printf(
                    "%,d requests on %d connections; live heap was %,d bytes, and grew by %,d%n",
                    sent, CONNECTIONS, heapBefore, growth);
            assertThat(LiveHeap.threadsInAnAction()).isEmpty();
            assertThat(LiveHeap.instancesOf("io.eliot.EliotAction")).isZero();
            assertThat(growth).isLessThan(5_000_000);
        }
        assertThat(customersOfCompleteTasks(settings)).hasSize(sent);
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

    private static Set<String> customersOfCompleteTasks(Settings settings) {
        Set<String> customers = new HashSet<>();
        try (Stream<Task> tasks = TaskParser.parse(settings.log("orders"), settings.log("inventory"))) {
            tasks.forEach(task -> {
                assertThat(task.isComplete()).as(task.uuid()).isTrue();
                assertThat(task.repeated()).as(task.uuid()).isEmpty();
                assertThat(customers.add(onlyCustomerOf(task))).as(task.uuid()).isTrue();
            });
        }
        return customers;
    }

    private static String onlyCustomerOf(Task task) {
        List<String> mentions = new ArrayList<>();
        messages(task.root())
                .flatMap(message -> CUSTOMER.matcher(message.json()).results())
                .map(MatchResult::group)
                .forEach(mentions::add);
        // OrderService.place, StockService.reserve, Warehouse.take: in both services.
        assertThat(mentions).as(task.uuid()).hasSize(3);
        assertThat(new HashSet<>(mentions)).as(task.uuid()).hasSize(1);
        return mentions.get(0);
    }

    private static Stream<WrittenMessage> messages(WrittenNode node) {
        if (node instanceof WrittenAction action) {
            Stream<WrittenMessage> ends =
                    Stream.of(Objects.requireNonNull(action.start()), Objects.requireNonNull(action.end()));
            return Stream.concat(ends, action.children().stream().flatMap(LoadTests::messages));
        }
        return Stream.of((WrittenMessage) node);
    }
}
