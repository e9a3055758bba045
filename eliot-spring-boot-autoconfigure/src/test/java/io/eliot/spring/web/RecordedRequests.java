// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.awaitility.Awaitility.await;

import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** A logger that remembers, read as the maps a reader of the file would get. */
public final class RecordedRequests {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final MemoryDestination memory = new MemoryDestination();
    private final EliotLogger logger =
            EliotLogger.builder().destination("memory", memory).build();

    public EliotLogger logger() {
        return logger;
    }

    @SuppressWarnings("unchecked") // a message is a JSON object
    public List<Map<String, Object>> messages() {
        return memory.messages().stream()
                .map(message -> (Map<String, Object>) STRICT.readValue(message.json(), Map.class))
                .toList();
    }

    /** The messages of requests that began. */
    public List<Map<String, Object>> starts() {
        return requests("started");
    }

    /** Once so many requests have begun. */
    public void started(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> starts().size() >= count);
    }

    /** The messages of requests that ended, either way, once there are so many. */
    public List<Map<String, Object>> ends(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> ends().size() >= count);
        return ends();
    }

    /** The end of the only request. */
    public Map<String, Object> end() {
        return ends(1).get(0);
    }

    public List<Map<String, Object>> ends() {
        return requests("succeeded", "failed");
    }

    private List<Map<String, Object>> requests(String... statuses) {
        return messages().stream()
                .filter(message -> Objects.equals(message.get("action_type"), "http:server"))
                .filter(message -> List.of(statuses).contains(message.get("action_status")))
                .toList();
    }

    /** The first message of that type. */
    public Map<String, Object> message(String type) {
        return messages().stream()
                .filter(message -> type.equals(message.get("message_type")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message " + type + " in " + messages()));
    }

    public void reset() {
        memory.reset();
    }
}
