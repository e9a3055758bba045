// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.WrittenMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages of a task as {@link LogLines#merged} read them: those of a file as they stand there, files merged by time. */
final class ReadingOrder {
    private final Map<String, Double> latest = new HashMap<>();

    private ReadingOrder() {}

    static List<WrittenMessage> of(List<WrittenMessage> messages) {
        ReadingOrder order = new ReadingOrder();
        List<Timed> timed = new ArrayList<>(messages.size());
        messages.stream()
                .sorted(Comparator.comparing(WrittenMessage::source).thenComparingLong(WrittenMessage::line))
                .forEach(message -> timed.add(new Timed(message, order.time(message))));
        timed.sort(Comparator.comparingDouble(Timed::time));
        return timed.stream().map(Timed::message).toList();
    }

    /** Never earlier than that of the message before it in its file, so that these two stay in order. */
    private double time(WrittenMessage message) {
        double time = Double.isNaN(message.timestamp()) ? Double.NEGATIVE_INFINITY : message.timestamp();
        return latest.merge(message.source(), time, Math::max);
    }

    private record Timed(WrittenMessage message, double time) {}
}
