// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.tree.Theme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the demo prints from its start until it waits for more requests. */
final class PrintedDemo {
    private static final Pattern TREE = Pattern.compile("(?m)^[0-9a-f-]{36}\n(?:(?:└|    | ).*\n)+");

    private PrintedDemo() {}

    static String start(Path logs) throws Exception {
        Settings settings = Settings.of("--orders.port=0", "--inventory.port=0", "--logs.folder=" + logs);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Services services = Services.start(settings);
                FinishedTasks tasks = new FinishedTasks(settings)) {
            Tour tour = new Tour(
                    settings, services.ordersPort(), tasks, Theme.PLAIN, new PrintStream(printed, true, UTF_8));
            tour.sendOneOfEachKind();
            tour.sayHowToGoOn();
        }
        return printed.toString(UTF_8);
    }

    static List<String> trees(String text) {
        return TREE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** A tree without what differs from run to run. */
    static String comparable(String tree) {
        return tree.replaceAll("[0-9a-f-]{36}", "<task>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ", "<time>")
                .replaceAll("⧖ [\\d.]+s", "⧖ <duration>")
                .replaceAll("localhost:\\d+", "localhost:<port>");
    }
}
