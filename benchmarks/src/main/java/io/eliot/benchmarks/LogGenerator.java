// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Writes a log as a web application would: tasks of 3 to 40 messages, 64 of them running at a time, one in a thousand
 * without its end. The same seed makes the same file. 5,000,000 messages are about a gigabyte.
 *
 * <p>{@code LogGenerator FILE MESSAGES [SEED]}
 */
public final class LogGenerator {
    private static final int RUNNING = 64;
    private static final String[] TYPES = {"OrderService.place", "http:client", "stock:reserve", "payment:charge"};
    private static final String[] LOGGED = {"slf4j", "stock:checked", "cache:miss", "order:priced"};

    private final Random random;
    private long micros = 1_700_000_000_000_000L;

    private LogGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** Writes the file. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("Usage: LogGenerator FILE MESSAGES [SEED]");
            return;
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20);
                PrintStream out = new PrintStream(file, false, ISO_8859_1)) {
            new LogGenerator(seed).write(Long.parseLong(args[1]), out);
        }
    }

    private void write(long messages, PrintStream out) {
        List<List<String>> running = new ArrayList<>();
        for (long written = 0; written < messages; written++) {
            while (running.size() < RUNNING) {
                running.add(task());
            }
            int chosen = random.nextInt(RUNNING);
            List<String> task = running.get(chosen);
            micros += random.nextInt(200);
            out.print(task.remove(0).replace("@time@", time()));
            out.print('\n');
            if (task.isEmpty()) {
                running.set(chosen, task());
            }
        }
    }

    private String time() {
        String fraction = Long.toString(1_000_000 + micros % 1_000_000).substring(1);
        return micros / 1_000_000 + "." + fraction;
    }

    private List<String> task() {
        List<String> lines = new ArrayList<>();
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        action(
                uuid,
                "",
                "http:server",
                "\"method\":\"POST\",\"path\":\"/orders/" + random.nextInt(1000) + "\",",
                3,
                lines);
        if (random.nextInt(1000) == 0) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private void action(String uuid, String level, String type, String fields, int depth, List<String> lines) {
        int place = 1;
        lines.add(
                line(uuid, level + place++, fields + "\"action_type\":\"" + type + "\",\"action_status\":\"started\""));
        int inside = 1 + random.nextInt(4);
        for (int i = 0; i < inside; i++, place++) {
            if (depth > 0 && random.nextInt(3) == 0) {
                String inner = TYPES[random.nextInt(TYPES.length)];
                action(uuid, level + place + ",", inner, "\"attempt\":" + i + ",", depth - 1, lines);
            } else {
                lines.add(line(uuid, level + place, message()));
            }
        }
        String status = random.nextInt(50) == 0
                ? "\"exception\":\"java.lang.IllegalStateException\",\"reason\":\"out of stock\",\"action_status\":\"failed\""
                : "\"status\":200,\"action_status\":\"succeeded\"";
        lines.add(line(uuid, level + place, status + ",\"action_type\":\"" + type + "\""));
    }

    private String message() {
        int number = random.nextInt(100_000);
        return switch (random.nextInt(3)) {
            case 0 ->
                "\"log_level\":\"INFO\",\"logger\":\"com.example.orders.OrderService\",\"message\":\"order " + number
                        + " is being looked at again\",\"message_type\":\"slf4j\"";
            case 1 ->
                "\"order\":{\"sku\":\"A-" + number + "\",\"quantity\":2,\"price\":12.50},\"tags\":[\"a\",\"b\"],"
                        + "\"message_type\":\"" + LOGGED[random.nextInt(LOGGED.length)] + "\"";
            default ->
                "\"sku\":\"B-" + number + "\",\"left\":" + number % 17 + ",\"warehouse\":\"north\",\"message_type\":\""
                        + LOGGED[random.nextInt(LOGGED.length)] + "\"";
        };
    }

    private static String line(String uuid, String level, String fields) {
        return "{" + fields + ",\"environment\":\"production\",\"timestamp\":@time@,\"task_uuid\":\"" + uuid
                + "\",\"task_level\":[" + level + "]}";
    }
}
