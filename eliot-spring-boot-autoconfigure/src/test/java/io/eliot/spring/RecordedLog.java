// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring;

import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** A logger that remembers, with task uuids that can be told apart. */
public final class RecordedLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final MemoryDestination memory = new MemoryDestination();
    private final AtomicLong tasks = new AtomicLong();
    private final EliotLogger logger = EliotLogger.builder()
            .taskUuids(() -> "task-" + tasks.incrementAndGet())
            .destination("memory", memory)
            .build();

    public EliotLogger logger() {
        return logger;
    }

    public List<Map<String, Object>> messages() {
        return memory.messages().stream().map(RecordedLog::fields).toList();
    }

    @SuppressWarnings("unchecked") // a message is a JSON object
    private static Map<String, Object> fields(EncodedMessage message) {
        return JSON.readValue(message.json(), Map.class);
    }

    /** The first message of a type and status. */
    public Map<String, Object> message(String type, String status) {
        return messages().stream()
                .filter(message ->
                        type.equals(message.get("action_type")) && status.equals(message.get("action_status")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " " + status + " among " + outline()));
    }

    /** Each message as its type, status and place: {@code order:place started task-1@/1}. */
    public List<String> outline() {
        return memory.messages().stream().map(RecordedLog::outline).toList();
    }

    private static String outline(EncodedMessage message) {
        String status = message.status() == null ? "" : " " + message.status().wireName();
        return message.type() + status + " " + message.taskUuid() + "@" + message.taskLevel();
    }
}
