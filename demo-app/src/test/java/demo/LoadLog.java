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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The logs of all services after a load: each task is complete, and of one customer who has no other. */
final class LoadLog {
    private static final Pattern CUSTOMER = Pattern.compile("customer-(\\d{7})");

    private final TaskParser parser =
            TaskParser.builder().onRefusedLine(LoadLog::refuse).build(this::check);
    private final Map<Integer, Double> givenUp;
    private final BitSet customers = new BitSet();
    /** Customers of tasks that ended because they were given up, by uuid. */
    private final Map<String, Integer> endedEarly = new HashMap<>();

    private long messages;
    private int serversOwn;
    private int notices;

    private LoadLog(Map<Integer, Double> givenUp) {
        this.givenUp = givenUp;
    }

    /** Side by side, so that a task whose messages are in several logs is soon complete and need not be kept. */
    static LoadLog read(Map<Integer, Double> givenUp, Path... files) throws IOException {
        LoadLog log = new LoadLog(givenUp);
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
        if (endedEarly.containsKey(task.uuid())) {
            checkLateMessages(task);
            return;
        }
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
        List<Integer> mentions = customersIn(task);
        int customer = onlyOneOf(mentions, task);
        assertThat(customers.get(customer)).as(task.uuid()).isFalse();
        customers.set(customer);
        messages += task.messages().count();
        if (givenUp.containsKey(customer)) {
            double begin = task.messages().findFirst().orElseThrow().timestamp();
            assertThat(begin).as("begin of what nobody answered").isGreaterThan(givenUp.get(customer));
            endedEarly.put(task.uuid(), customer);
        } else {
            // In the path and by the work done; of an order by OrderService.place, StockService.reserve,
            // Warehouse.take.
            assertThat(mentions).as(task.uuid()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    /** Work that another thread had begun when nobody waited any more is done, and logged, after the end. */
    private void checkLateMessages(Task task) {
        assertThat(onlyOneOf(customersIn(task), task)).as(task.uuid()).isEqualTo(endedEarly.get(task.uuid()));
        assertThat(task.repeated()).as(task.uuid()).isEmpty();
        messages += task.messages().count();
    }

    private static boolean isAll(String what, Task task) {
        return task.messages().map(WrittenMessage::json).allMatch(json -> json.contains(what));
    }

    private static String textOf(Task task) {
        return task.messages().map(WrittenMessage::json).collect(Collectors.joining("\n"));
    }

    private static List<Integer> customersIn(Task task) {
        return task.messages()
                .flatMap(message -> CUSTOMER.matcher(message.json()).results())
                .map(mention -> Integer.valueOf(mention.group(1)))
                .toList();
    }

    private static int onlyOneOf(List<Integer> customers, Task task) {
        Set<Integer> different = new HashSet<>(customers);
        assertThat(different).as(() -> textOf(task)).hasSize(1);
        return different.iterator().next();
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
