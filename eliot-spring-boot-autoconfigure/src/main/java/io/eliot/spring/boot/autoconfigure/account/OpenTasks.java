// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.MessageListener;
import io.eliot.json.EncodedMessage;
import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows the tasks this process works on: of each the first action that was started here, until that one has ended.
 *
 * <p>Tasks that are never finished stay, up to a bound; later ones are then not known, and the oldest is still right.
 */
final class OpenTasks implements MessageListener {
    private static final int CAPACITY = 10_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public void logged(EncodedMessage message) {
        ActionStatus status = message.status();
        if (status == ActionStatus.STARTED) {
            if (entries.size() < CAPACITY) {
                entries.putIfAbsent(message.taskUuid(), Entry.of(message));
            }
        } else if (status != null) {
            Entry entry = entries.get(message.taskUuid());
            if (entry != null && Objects.equals(entry.level, message.taskLevel().parent())) {
                entries.remove(message.taskUuid(), entry);
            }
        }
    }

    int count() {
        return entries.size();
    }

    @Nullable
    OpenTask oldest() {
        return entries.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().sinceMicros))
                .map(entry -> OpenTask.of(entry.getKey(), entry.getValue()))
                .orElse(null);
    }

    private record Entry(@Nullable TaskLevel level, String actionType, long sinceMicros) {
        static Entry of(EncodedMessage start) {
            return new Entry(start.taskLevel().parent(), start.type(), start.timestampMicros());
        }
    }

    /** One of them, as the endpoint shows it. */
    record OpenTask(String taskUuid, String actionType, Instant since) {
        static OpenTask of(String taskUuid, Entry entry) {
            return new OpenTask(taskUuid, entry.actionType, Instant.EPOCH.plus(entry.sinceMicros, ChronoUnit.MICROS));
        }
    }
}
