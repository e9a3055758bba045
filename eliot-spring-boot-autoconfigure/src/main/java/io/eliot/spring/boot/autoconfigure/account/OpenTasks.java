// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.MessageListener;
import io.eliot.json.EncodedMessage;
import io.eliot.message.ActionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows the tasks this process works on: of each the first action that was started here, until all of them have ended, as
 * what was handed to another thread may outlive the request, and one task may have come by several.
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
            entries.compute(message.taskUuid(), (task, known) -> known == null ? first(message) : known.with(1));
        } else if (status != null) {
            entries.computeIfPresent(message.taskUuid(), (task, known) -> known.running == 1 ? null : known.with(-1));
        }
    }

    private @Nullable Entry first(EncodedMessage start) {
        return entries.size() < CAPACITY ? new Entry(start.type(), start.timestampMicros(), 1) : null;
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

    private record Entry(String actionType, long sinceMicros, int running) {
        Entry with(int more) {
            return new Entry(actionType, sinceMicros, running + more);
        }
    }

    /** One of them, as the endpoint shows it. */
    record OpenTask(String taskUuid, String actionType, Instant since) {
        static OpenTask of(String taskUuid, Entry entry) {
            return new OpenTask(taskUuid, entry.actionType, Instant.EPOCH.plus(entry.sinceMicros, ChronoUnit.MICROS));
        }
    }
}
