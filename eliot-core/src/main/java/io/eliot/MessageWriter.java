// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.destination.DestinationReport;
import io.eliot.destination.Destinations;
import io.eliot.destination.Muting;
import io.eliot.failure.Failures;
import io.eliot.json.EncodedMessage;
import io.eliot.json.Fatal;
import io.eliot.json.FieldList;
import io.eliot.json.MessageEncoder;
import io.eliot.json.ValueEncoder;
import io.eliot.message.ActionStatus;
import io.eliot.message.FieldNames;
import io.eliot.message.TaskLevel;
import io.eliot.type.DeclaredFields;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way of a message: it gets a place and a time, is encoded once, and goes to the destinations. Never throws. */
final class MessageWriter {
    static final String TRACEBACK = "eliot:traceback";
    private static final String DESTINATION_FAILURE = "eliot:destination_failure";
    private static final String SERIALIZATION_FAILURE = "eliot:serialization_failure";
    private static final String DROPPED = "eliot:dropped";

    private final EliotLogger logger;
    private final MessageEncoder encoder;
    private final Destinations destinations;
    private final Failures failures;
    private final Clock clock;
    private final Supplier<String> uuids;

    MessageWriter(
            EliotLogger logger,
            ValueEncoder values,
            Failures failures,
            Clock clock,
            Supplier<String> uuids,
            Muting muting) {
        this.logger = logger;
        this.encoder = new MessageEncoder(values);
        this.destinations = new Destinations(encoder::withGlobalFields, this::report, muting);
        this.failures = failures;
        this.clock = clock;
        this.uuids = uuids;
    }

    Destinations destinations() {
        return destinations;
    }

    void addGlobalField(String name, @Nullable Object value) {
        encoder.addGlobalField(name, value);
    }

    /** A message in the action, or of a task of its own (spec E1). */
    void log(@Nullable EliotAction action, String messageType, FieldList fields, @Nullable DeclaredFields declared) {
        if (action != null) {
            write(action, messageType, null, fields, declared);
        } else {
            write(newTaskUuid(), TaskLevel.ROOT, 1, messageType, null, fields, declared);
        }
    }

    /** A message at the next place in the action, unless that leaves nothing. */
    void write(
            EliotAction action,
            String type,
            @Nullable ActionStatus status,
            FieldList fields,
            @Nullable DeclaredFields declared) {
        if (!action.isMuted()) {
            write(action.taskUuid(), action.taskLevel(), action.nextPlace(), type, status, fields, declared);
        }
    }

    private void write(
            String taskUuid,
            TaskLevel parent,
            int index,
            String type,
            @Nullable ActionStatus status,
            FieldList fields,
            @Nullable DeclaredFields declared) {
        FieldList written = fields;
        List<String> problems = List.of();
        if (declared != null) {
            problems = Witnesses.areThere() ? declared.violations(fields) : problems; // M10
            written = serialized(fields, declared);
        }
        EncodedMessage message =
                encoder.encode(taskUuid, parent, index, type, status, nowInMicros(), written, problems);
        try {
            Witnesses.logged(logger, message);
            destinations.deliver(message);
        } finally {
            encoder.release(message);
        }
    }

    /** J3: what a serializer throws is told, and so are the fields it was to serialize. */
    private FieldList serialized(FieldList fields, DeclaredFields declared) {
        List<Throwable> thrown = new ArrayList<>(0);
        FieldList serialized = declared.serialize(fields, thrown::add);
        if (!thrown.isEmpty()) {
            thrown.forEach(logger::writeTraceback);
            FieldList failure = new FieldList();
            failure.put("message", encoder.describe(fields));
            logInCurrent(SERIALIZATION_FAILURE, failure);
        }
        return serialized;
    }

    /** F12. */
    void writeTraceback(@Nullable EliotAction action, @Nullable Throwable exception) {
        FieldList fields = exception == null // W8
                ? FieldList.of(FieldNames.REASON, "no exception was given")
                : failures.ofTraceback(exception, this::writeTracebackOfExtractor);
        log(action, TRACEBACK, fields, null);
    }

    FieldList failureFields(Throwable exception) {
        return failures.ofFailedAction(exception, this::writeTracebackOfExtractor);
    }

    /** F9: what goes wrong while logging what went wrong is logged without the help of extractors. */
    private void writeTracebackOfExtractor(Throwable exception) {
        logInCurrent(TRACEBACK, new Failures().ofTraceback(exception, ignored -> {}));
    }

    private void logInCurrent(String messageType, FieldList fields) {
        log(logger.currentAction(), messageType, fields, null);
    }

    /** Delivers a message that another logger encoded. */
    void take(EncodedMessage message) {
        destinations.deliver(encoder.withGlobalFields(message.copy()));
    }

    private void report(DestinationReport report) {
        FieldList fields = new FieldList();
        fields.put("destination", report.destination());
        fields.put(FieldNames.REASON, report.reason());
        Throwable failure = report.failure();
        if (failure == null) {
            fields.put("count", report.dropped());
            fields.put("from", report.fromMicros() / 1e6);
            fields.put("to", report.toMicros() / 1e6);
            logOfDestinations(DROPPED, fields);
        } else {
            fields.put(FieldNames.EXCEPTION, failure.getClass().getName());
            fields.put("message", report.message());
            logOfDestinations(DESTINATION_FAILURE, fields);
        }
    }

    /** Not said of the action it comes to light in, so it is heard in a muted one as well. */
    private void logOfDestinations(String messageType, FieldList fields) {
        EliotAction action = logger.currentAction();
        log(action == null || action.isMuted() ? null : action, messageType, fields, null);
    }

    /** A broken source of uuids or time costs its uuid or time only. */
    String newTaskUuid() {
        try {
            String uuid = uuids.get();
            return uuid == null ? TaskUuids.next() : uuid;
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return TaskUuids.next();
        }
    }

    private Instant now() {
        try {
            Instant instant = clock.instant();
            return instant == null ? Instant.now() : instant;
        } catch (Throwable e) {
            Fatal.rethrow(e);
            return Instant.now();
        }
    }

    private long nowInMicros() {
        Instant now = now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
