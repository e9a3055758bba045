// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.eliot.failure.Failures;
import io.eliot.message.FieldNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A logging event as names and values in turn. */
final class EventFields {
    private static final Failures FAILURES = new Failures();

    private final List<@Nullable Object> fields = new ArrayList<>(12);

    private EventFields() {}

    static @Nullable Object[] of(ILoggingEvent event, boolean withMdc) {
        EventFields fields = new EventFields();
        fields.add("log_level", event.getLevel().toString());
        fields.add("logger", event.getLoggerName());
        fields.add("message", text(event));
        fields.addMarkers(event.getMarkerList());
        fields.addPairs(event.getKeyValuePairs());
        if (withMdc) {
            fields.addMdc(event.getMDCPropertyMap());
        }
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            fields.addException(thrown.getThrowable());
        }
        return fields.fields.toArray();
    }

    private void add(String name, @Nullable Object value) {
        fields.add(name);
        fields.add(value);
    }

    /** W1: arguments that do not fit, or cannot be told, leave the text as it was written in the program. */
    private static @Nullable String text(ILoggingEvent event) {
        try {
            return event.getFormattedMessage();
        } catch (Exception | LinkageError | StackOverflowError e) {
            return event.getMessage();
        }
    }

    private void addMarkers(@Nullable List<Marker> markers) {
        if (markers != null && !markers.isEmpty()) {
            add("markers", markers.stream().map(Marker::getName).toList());
        }
    }

    private void addPairs(@Nullable List<KeyValuePair> pairs) {
        if (pairs != null && !pairs.isEmpty()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            pairs.forEach(pair -> values.put(pair.key, pair.value));
            add("key_values", values);
        }
    }

    private void addMdc(Map<String, String> mdc) {
        Map<String, String> others = new LinkedHashMap<>(mdc);
        others.keySet().removeAll(List.of(FieldNames.TASK_UUID, FieldNames.TASK_LEVEL));
        if (!others.isEmpty()) {
            add("mdc", others);
        }
    }

    /** Not a second message, as O2 has it: what belongs together is read together. */
    private void addException(Throwable exception) {
        FAILURES.ofTraceback(exception, ignored -> {}).forEach(this::add);
    }
}
