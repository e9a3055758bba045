// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.parse.LineReader;
import io.eliot.parse.RefusedLine;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The logs of all services after a load: each task is complete, and of one customer who has no other. */
final class LoadLog {
    private static final Pattern CUSTOMER = Pattern.compile("customer-(\\d{7})");

    private final TaskParser parser =
            TaskParser.builder().onRefusedLine(LoadLog::refuse).build(this::check);
    private final Map<Integer, Double> givenUp;
    private final BitSet customers = new BitSet();
    private long messages;
    private int serversOwn;
    private int notices;

    private LoadLog(Map<Integer, Double> givenUp) {
        this.givenUp = givenUp;
    }

    /** Side by side, so that a task whose messages are in several logs is soon complete and need not be kept. */
    static LoadLog read(Load load, Path... files) throws IOException {
        LoadLog log = new LoadLog(load.givenUp());
        List<Part> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(new Part(file));
        }
        while (!parts.isEmpty()) {
            Part behind = Collections.min(parts, Comparator.comparingDouble(Part::progress));
            if (!behind.addLine(log.parser)) {
                parts.remove(behind);
            }
        }
        log.parser.finish();
        return log;
    }

    int tasks() {
        return customers.cardinality();
    }

    /** Where a client hangs up at the wrong moment, the connector of Tomcat says so when it has no request any more. */
    int serversOwn() {
        return serversOwn;
    }

    /** That somebody logged outside of all actions. */
    int notices() {
        return notices;
    }

    long messages() {
        return messages;
    }

    private static void refuse(RefusedLine line) {
        throw new AssertionError("Not a message: " + line);
    }

    private void check(Task task) {
        assertThat(task.isComplete()).as(() -> textOf(task)).isTrue();
        assertThat(task.repeated()).as(task.uuid()).isEmpty();
        if (isAll("\"message_type\":\"eliot:outside_action\"", task)) {
            notices++;
            return;
        }
        if (isAll("\"logger\":\"org.apache.coyote.", task)) {
            serversOwn++;
            return;
        }
        int customer = onlyCustomerOf(task);
        assertThat(customers.get(customer)).as(task.uuid()).isFalse();
        customers.set(customer);
        double begin = task.messages().findFirst().orElseThrow().timestamp();
        assertThat(begin).as("begin of what nobody answered").isGreaterThan(givenUp.getOrDefault(customer, 0.0));
        messages += task.messages().count();
    }

    private static boolean isAll(String what, Task task) {
        return task.messages().map(WrittenMessage::json).allMatch(json -> json.contains(what));
    }

    private static String textOf(Task task) {
        return task.messages().map(WrittenMessage::json).collect(Collectors.joining("\n"));
    }

    private static int onlyCustomerOf(Task task) {
        List<String> mentions = task.messages()
                .flatMap(message -> CUSTOMER.matcher(message.json()).results())
                .map(mention -> mention.group(1))
                .toList();
        // In the path and by the work done; of an order by OrderService.place, StockService.reserve and Warehouse.take.
        assertThat(mentions).as(task.uuid()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(new HashSet<>(mentions)).as(task.uuid()).hasSize(1);
        return Integer.parseInt(mentions.get(0));
    }

    /** One of the logs, and how much of it has been read. */
    private static final class Part {
        private final String name;
        private final double size;
        private final LineReader lines;
        private long read;

        Part(Path file) throws IOException {
            name = file.toString();
            size = Files.size(file);
            lines = new LineReader(Files.newInputStream(file));
        }

        double progress() {
            return read / size;
        }

        /** Returns whether there was one. */
        boolean addLine(TaskParser parser) throws IOException {
            if (!lines.next()) {
                lines.close();
                return false;
            }
            parser.add(lines, name);
            read += lines.length() + 1;
            return true;
        }
    }
}
