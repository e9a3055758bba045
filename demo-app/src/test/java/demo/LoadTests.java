// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import demo.inventory.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
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

    @Test
    void keepsManyRequestsApartAndLeavesNothingBehind(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path logs)
            throws Exception {
        Settings settings = Settings.of(
                "--orders.port=0",
                "--inventory.port=0",
                "--logs.folder=" + logs,
                "--server.tomcat.max-keep-alive-requests=-1",
                "--logging.threshold.console=off");
        int sent;
        Load load;
        try (Services services = Services.start(settings)) {
            stockUp(services);
            load = new Load(services, CONNECTIONS);
            sent = putAllInUse(services, load) + load.send(WARM_UP, WARM_UP, LIMIT);
            forgetOrders(services);
            awaitNoActions();
            Map<String, Long> classesBefore = LiveHeap.bytesByClass();
            long heapBefore = LiveHeap.bytes();

            long begin = System.nanoTime();
            sent += load.send(REQUESTS, AT_LEAST, LIMIT);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            forgetOrders(services);
            awaitNoActions();
            long growth = LiveHeap.bytes() - heapBefore;

            System.out.printf(
                    "%,d requests of %d kinds on %d connections in %d s; live heap was %,d bytes, and grew by %,d%n",
                    sent, Kind.values().length, CONNECTIONS, seconds, heapBefore, growth);
            assertThat(LiveHeap.threadsInAnAction()).isEmpty();
            Map<String, Long> grown = LiveHeap.bytesByClass();
            classesBefore.forEach((type, bytes) -> grown.merge(type, -bytes, Long::sum));
            assertThat(growth).as(() -> most(grown)).isLessThan(5_000_000);
            assertThat(ofOurs(grown)).as(() -> most(grown)).isLessThan(100_000);
        }
        LoadLog log = LoadLog.read(load.givenUp(), settings.log("orders"), settings.log("inventory"));
        System.out.printf(
                "%,d complete tasks of %,d messages, %d lines of the server's own; %d requests begun after they were given up%n",
                log.tasks(), log.messages(), log.serversOwn(), load.givenUp().size());
        assertThat(log.tasks()).isEqualTo(sent);
        assertThat(load.givenUp()).hasSizeLessThan(1 + sent / 50_000);
        assertThat(log.serversOwn()).isLessThan(2 + sent / 10_000);
        assertThat(log.notices()).isLessThanOrEqualTo(log.serversOwn());
    }

    /**
     * Servers and clients keep their threads, connections and buffers once they had to have them, some 150 kB for each
     * request at a time. So that they have them all before anything is measured, an order waits on each connection.
     */
    private static int putAllInUse(Services services, Load load) throws Exception {
        services.inventory().getBean(Gate.class).closeUntilThereAre(CONNECTIONS);
        return load.sendOrders(LIMIT);
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

    private static long ofOurs(Map<String, Long> grown) {
        return grown.entrySet().stream()
                .filter(type -> type.getKey().contains("io.eliot."))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String most(Map<String, Long> grown) {
        return grown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .map(Object::toString)
                .collect(Collectors.joining("\n", "grown most, in bytes:\n", ""));
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
}
