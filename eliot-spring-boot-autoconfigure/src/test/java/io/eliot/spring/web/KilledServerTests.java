// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KilledServerTests {
    private static final int REQUESTS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void leavesEveryOpenRequestInTheFileWithItsLastChild() throws Exception {
        Path log = folder.resolve("eliot.log");
        Path port = folder.resolve("port");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenRequestsApplication.class.getName(),
                        log.toString(),
                        port.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        List<RawClient> clients = new ArrayList<>();
        try {
            int number = await().atMost(Duration.ofSeconds(90)).until(() -> portIn(port), found -> found > 0);
            for (int i = 0; i < REQUESTS; i++) {
                RawClient client = new RawClient(number).get("/open/" + i);
                clients.add(client);
                client.readUntil(OpenRequestsApplication.LOGGED);
                assertThat(lines(log))
                        .as("when the call that logs has returned")
                        .hasSize(2 * (i + 1));
            }
        } finally {
            server.destroyForcibly(); // SIGKILL
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
            for (RawClient client : clients) {
                client.close();
            }
        }

        Map<Object, List<Map<?, ?>>> tasks = lines(log).stream()
                .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.get("task_uuid"))));
        assertThat(tasks).hasSize(REQUESTS);
        assertThat(tasks.values()).allSatisfy(task -> {
            assertThat(task).as("unfinished").hasSize(2);
            assertThat(task.get(0).get("action_status")).isEqualTo("started");
            assertThat(task.get(1).get("message_type")).isEqualTo("waiting");
            assertThat(task.get(0).get("path")).isEqualTo("/open/" + task.get(1).get("number"));
        });
        assertThat(tasks.values().stream()
                        .map(task -> task.get(1).get("number"))
                        .distinct())
                .hasSize(REQUESTS);
    }

    private static int portIn(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.endsWith("\n") ? Integer.parseInt(text.strip()) : 0;
    }

    private static List<Map<?, ?>> lines(Path log) throws IOException {
        List<Map<?, ?>> lines = new ArrayList<>();
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log).stream()
                    .filter(not(String::isBlank))
                    .toList()) {
                lines.add(JSON.readValue(line, Map.class));
            }
        }
        return lines;
    }
}
