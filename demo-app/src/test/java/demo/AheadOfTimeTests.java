// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import demo.inventory.InventoryApplication;
import io.eliot.parse.TaskParser;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inventory service as {@code spring-boot:process-aot} made it, in a JVM of its own. */
class AheadOfTimeTests {
    @TempDir
    Path logs;

    @Test
    void recordsActionsInAnApplicationProcessedAheadOfTime() throws Exception {
        int port = freePort();
        Process service = start(port);
        try {
            assertThat(reserve(service, port)).isEqualTo("{\"left\":7}");
        } finally {
            service.destroy();
            service.waitFor();
        }

        assertThat(TaskParser.parse(logs.resolve("inventory.log")).map(TreeRenderer.create()::render))
                .singleElement()
                .asString()
                .containsSubsequence(
                        "http:server/1 POST /stock/A-17/reservations ⇒ started",
                        "StockService.reserve/2/1 ⇒ started",
                        "sku: A-17",
                        "Warehouse.take/2/2/1 ⇒ started",
                        "sku: A-17",
                        "Warehouse.take/2/2/4 ⇒ succeeded",
                        "result: 7",
                        "StockService.reserve/2/3 ⇒ succeeded",
                        "result: 7");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** It does not start if it was not processed. */
    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dspring.aot.enabled=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InventoryApplication.class.getName(),
                        "--spring.config.name=inventory",
                        "--server.port=" + port,
                        "--logs.folder=" + logs)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("printed.txt").toFile())
                .start();
    }

    private String reserve(Process service, int port) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/stock/A-17/reservations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"customer\": \"Ann\", \"quantity\": 2}"))
                .build();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(ConnectException.class)
                .failFast(() -> assertThat(service.isAlive())
                        .withFailMessage(
                                () -> contentOf(logs.resolve("printed.txt").toFile()))
                        .isTrue())
                .until(
                        () -> HttpClient.newHttpClient()
                                .send(request, BodyHandlers.ofString())
                                .body(),
                        body -> true);
    }
}
