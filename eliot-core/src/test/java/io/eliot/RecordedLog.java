// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** A logger that remembers, with a clock that ticks half a second a message and uuids that can be told apart. */
final class RecordedLog {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    final MemoryDestination memory = new MemoryDestination();
    final EliotLogger logger;
    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong tasks = new AtomicLong();

    RecordedLog() {
        this(builder -> {});
    }

    RecordedLog(java.util.function.Consumer<EliotLogger.Builder> customizer) {
        EliotLogger.Builder builder = EliotLogger.builder()
                .clock(tickingClock())
                .taskUuids(() -> "task-" + tasks.incrementAndGet())
                .destination("memory", memory);
        customizer.accept(builder);
        logger = builder.build();
    }

    private Clock tickingClock() {
        Instant start = Instant.parse("2023-11-14T22:13:20.75Z");
        InstantSource ticking = () -> start.plus(Duration.ofMillis(500 * ticks.getAndIncrement()));
        return ticking.withZone(ZoneOffset.UTC);
    }

    List<String> lines() {
        return memory.messages().stream().map(EncodedMessage::json).toList();
    }

    List<Map<String, Object>> messages() {
        return lines().stream().map(RecordedLog::parse).toList();
    }

    Map<String, Object> last() {
        List<Map<String, Object>> messages = messages();
        return messages.get(messages.size() - 1);
    }

    /** Each message as its type, status and place: {@code order:place started /1}. */
    List<String> outline() {
        return memory.messages().stream()
                .map(message -> message.type()
                        + (message.status() == null
                                ? ""
                                : " " + message.status().wireName())
                        + " " + message.taskLevel())
                .toList();
    }

    @SuppressWarnings("unchecked") // a message is a JSON object
    static Map<String, Object> parse(String line) {
        return STRICT.readValue(line, Map.class);
    }
}
