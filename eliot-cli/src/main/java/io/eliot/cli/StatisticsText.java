// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.cli.Statistics.SlowTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Statistics as a table or as JSON. */
final class StatisticsText {
    private static final JsonMapper MAPPER = new JsonMapper();

    private StatisticsText() {}

    static String table(Statistics statistics) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("action", "count", "failed", "unfinished", "p50", "p95", "p99", "max", "of parent"));
        for (ActionStatistics type : statistics.types()) {
            Durations durations = type.durations();
            rows.add(List.of(
                    printable(type.type()),
                    Long.toString(type.count()),
                    Long.toString(type.failed()),
                    Long.toString(type.unfinished()),
                    seconds(durations.percentile(0.5)),
                    seconds(durations.percentile(0.95)),
                    seconds(durations.percentile(0.99)),
                    seconds(durations.max()),
                    Double.isNaN(type.share()) ? "" : Math.round(type.share() * 100) + " %"));
        }
        StringBuilder text = new StringBuilder();
        text.append(statistics.messages())
                .append(" messages, ")
                .append(statistics.tasks())
                .append(" tasks, ");
        text.append(statistics.incomplete()).append(" incomplete\n\n").append(aligned(rows));
        text.append("\nslowest tasks\n").append(aligned(slowest(statistics)));
        return text.toString();
    }

    private static List<List<String>> slowest(Statistics statistics) {
        List<List<String>> rows = new ArrayList<>();
        for (SlowTask task : statistics.slowest()) {
            rows.add(List.of(printable(task.uuid()), seconds(task.duration()), printable(task.type())));
        }
        return rows;
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, seconds < 10 ? "%.3f s" : "%.1f s", seconds);
    }

    /** The first column to the left, the others to the right. */
    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String gap = " ".repeat(width(rows, i) - cell.length());
                boolean isLast = i == row.size() - 1;
                text.append(i == 0 ? cell + (isLast ? "" : gap) : "  " + gap + cell);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    static String json(Statistics statistics) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", statistics.messages());
        json.put("tasks", statistics.tasks());
        json.put("incomplete", statistics.incomplete());
        json.put(
                "actions", statistics.types().stream().map(StatisticsText::json).toList());
        json.put("slowest", statistics.slowest());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, @Nullable Object> json(ActionStatistics type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", type.type());
        json.put("count", type.count());
        json.put("failed", type.failed());
        json.put("unfinished", type.unfinished());
        json.put("p50", number(type.durations().percentile(0.5)));
        json.put("p95", number(type.durations().percentile(0.95)));
        json.put("p99", number(type.durations().percentile(0.99)));
        json.put("max", number(type.durations().max()));
        json.put("share_of_parent", number(type.share()));
        return json;
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
