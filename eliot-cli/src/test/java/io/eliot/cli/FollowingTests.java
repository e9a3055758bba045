// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.cli.query.Selection;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowingTests {
    @TempDir
    Path folder;

    Path log;
    Terminal terminal;
    Following following;

    @BeforeEach
    void follow() throws IOException {
        log = folder.resolve("app.log");
        terminal = new Terminal(folder);
        Session session = terminal.onTerminal().env("NO_COLOR", "1").session();
        following = new Following(
                session,
                LogFiles.of(session, List.of("app.log")),
                new Selection(null, null, null, List.of()),
                TreeRenderer.create());
    }

    private static String line(int place, String status) {
        return "{\"task_uuid\":\"3f2c9b1e-0000-4000-8000-00000000abcd\",\"task_level\":[" + place + "],\"timestamp\":"
                + place + ",\"action_type\":\"a\",\"action_status\":\"" + status + "\"}\n";
    }

    private static String message(int place) {
        return line(place, "").replace("\"action_type\":\"a\",\"action_status\":\"\"", "\"message_type\":\"m\"");
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void showsRunningTasksBelowTheFinishedOnes() throws IOException {
        append(line(1, "started"));
        following.readOnce();
        assertThat(terminal.out()).contains("(incomplete)").contains("… /2 … end missing");
        append(line(2, "succeeded"));
        following.readOnce();

        assertThat(terminal.out()).endsWith("""
                \u001b[4A\u001b[J3f2c9b1e-0000-4000-8000-00000000abcd
                └── a/1 ⇒ started 1970-01-01 00:00:01Z ⧖ 1.000s
                    └── a/2 ⇒ succeeded 1970-01-01 00:00:02Z

                """);
    }

    @Test
    void drawsRunningTasksWithoutWrappingTheirLines() throws IOException {
        append(line(1, "started"));

        following.readOnce();

        assertThat(terminal.out()).startsWith("\u001b[?7l3f2c9b1e").endsWith("\u001b[?7h");
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "0, 4", "'', 4"})
    void drawsNoMoreThanTheTerminalHasRowsFor(String rows, int drawn) throws IOException {
        terminal.env("LINES", rows);
        append(line(1, "started"));

        following.readOnce();
        append(line(2, "succeeded"));
        following.readOnce();

        assertThat(terminal.out()).contains("\u001b[" + drawn + "A");
    }

    @Test
    void readsTheRestOfAFileThatWasMovedAndThenTheOneInItsPlace() throws IOException {
        append(line(1, "started"));
        following.readOnce();
        append(message(2));
        Files.move(log, folder.resolve("app.log.1"));
        append(message(3) + message(4) + line(5, "succeeded"));

        following.readOnce();

        assertThat(terminal.out()).contains("m/2", "m/3", "m/4").contains("a/5 ⇒ succeeded");
    }

    @Test
    void readsAFileThatWasCutFromItsBeginning() throws IOException {
        append(line(1, "started") + message(2));
        following.readOnce();
        Files.writeString(log, line(3, "succeeded"));

        following.readOnce();

        assertThat(terminal.out()).contains("a/3 ⇒ succeeded");
    }
}
