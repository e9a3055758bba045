// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.eliot.parse.TaskParser;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EliotCliTests {
    private static final String UUID = "3f2c9b1e-0000-4000-8000-00000000abcd";

    @TempDir
    Path folder;

    Terminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new Terminal(folder);
    }

    private static String line(String level, double time, String fields) {
        return "{\"task_uuid\":\"" + UUID + "\",\"task_level\":[" + level + "],\"timestamp\":" + time + "," + fields
                + "}\n";
    }

    private static String action(String type, String status) {
        return "\"action_type\":\"" + type + "\",\"action_status\":\"" + status + "\"";
    }

    private static String message(String type, String fields) {
        return "\"message_type\":\"" + type + "\"" + fields;
    }

    /** A request of one service, which the other one answers. */
    private void writeServices(String orders, String stock) throws IOException {
        Files.writeString(
                folder.resolve(orders),
                line("1", 10, action("http:server", "started") + ",\"method\":\"POST\",\"path\":\"/orders\"")
                        + line("2,1", 11, action("http:client", "started"))
                        + line("2,3", 14, action("http:client", "succeeded") + ",\"status\":200")
                        + line("3", 15, action("http:server", "succeeded") + ",\"status\":201"));
        Files.writeString(
                folder.resolve(stock),
                line("2,2,1", 12, action("http:server", "started"))
                        + line("2,2,2", 12.5, message("stock:checked", ",\"left\":3"))
                        + line("2,2,3", 13, action("http:server", "failed") + ",\"reason\":\"cold\""));
    }

    @Test
    void mergesTheLogsOfServicesIntoOneTree() throws IOException {
        writeServices("orders.log", "stock.log");

        int status = terminal.run("tree", "*.log");

        assertThat(terminal.out()).isEqualTo("""
                3f2c9b1e-0000-4000-8000-00000000abcd
                └── http:server/1 POST /orders ⇒ started 1970-01-01 00:00:10Z ⧖ 5.000s
                    ├── http:client/2/1 ⇒ started 1970-01-01 00:00:11Z ⧖ 3.000s
                    │   ├── http:server/2/2/1 ⇒ started 1970-01-01 00:00:12Z ⧖ 1.000s
                    │   │   ├── stock:checked/2/2/2 1970-01-01 00:00:12Z
                    │   │   │   └── left: 3
                    │   │   └── http:server/2/2/3 ⇒ failed 1970-01-01 00:00:13Z
                    │   │       └── reason: cold
                    │   └── http:client/2/3 200 ⇒ succeeded 1970-01-01 00:00:14Z
                    └── http:server/3 201 ⇒ succeeded 1970-01-01 00:00:15Z

                """);
        assertThat(status).isZero();
    }

    @Test
    void readsGzipAndZstd() throws IOException {
        writeServices("orders.log", "stock.log");
        terminal.run("tree", "orders.log", "stock.log");
        compress("orders.log", "orders.gz", true);
        compress("stock.log", "stock.zst", false);

        Terminal other = new Terminal(folder);
        int status = other.run("tree", "orders.gz", "stock.zst");

        assertThat(status).isZero();
        assertThat(other.out()).isEqualTo(terminal.out());
    }

    private void compress(String from, String to, boolean isGzip) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(to));
                OutputStream out = isGzip ? new GZIPOutputStream(file) : new ZstdOutputStream(file)) {
            Files.copy(folder.resolve(from), out);
        }
    }

    @Test
    void readsAllOfAGzipThatComesSlowly() throws IOException {
        writeServices("orders.log", "stock.log");
        compress("orders.log", "orders.gz", true);
        compress("stock.log", "stock.gz", true);
        InputStream pipe = new SequenceInputStream(
                Files.newInputStream(folder.resolve("orders.gz")), Files.newInputStream(folder.resolve("stock.gz")));

        int status = terminal.stdin(new FilterInputStream(pipe) {
                    @Override
                    public int available() {
                        return 0;
                    }
                })
                .run("check");

        assertThat(terminal.out()).startsWith("tasks: 1, incomplete: 0");
        assertThat(status).isZero();
    }

    @Test
    void mergesByTheTimesOfMessagesNotByThoseInTheirFields() throws IOException {
        Files.writeString(
                folder.resolve("a.log"),
                "{\"event\":{\"timestamp\":99},\"timestamp\":1,\"n\":1}\n{\"event\":\"timestamp\",\"timestamp\":3,\"n\":3}\n");
        Files.writeString(
                folder.resolve("b.log"),
                "{\"timestamp\":2,\"n\":2}\n{\"timestamp\":4,\"kind\":\"timestamp\",\"n\":4}\n");

        terminal.run("filter", "n", "--extract", "n", "a.log", "b.log");

        assertThat(terminal.out()).isEqualTo("1\n2\n3\n4\n");
    }

    @Test
    void leavesOutTimesThatAreNone() throws IOException {
        Files.writeString(
                folder.resolve("app.log"),
                line("1", 1, action("a", "started"))
                        + line("2", 1, action("a", "succeeded")).replace("1.0", "1E400")
                        + line("1", 1, message("m", "")).replace("1.0", "1E400").replace(UUID, "m"));

        terminal.run("stats", "--json", "app.log");
        Terminal early = new Terminal(folder);
        early.run("tree", "--end", "2030-01-01", "app.log");

        assertThat(terminal.out()).contains("\"count\" : 1").doesNotContain("Infinity");
        assertThat(early.out()).startsWith(UUID).doesNotContain("m/1");
    }

    @Test
    void writesOneLineForEachProblemWhateverTheNames() throws IOException {
        Files.writeString(
                folder.resolve("app.log"),
                line("1", 1, action("a\\n", "started")).replace(UUID, "u\\n\\u001b[2J")
                        + line("1", 1, message("m", "")));

        terminal.run("check", "app.log");

        assertThat(terminal.out().lines()).hasSize(2);
        assertThat(terminal.out())
                .doesNotContain("\u001b")
                .startsWith("app.log:1: task u??[2J: /2 … missing: the end of a?\n");
    }

    @Test
    void reportsBadLinesWithFileAndLineAndSkipsThem() throws IOException {
        Files.writeString(folder.resolve("app.log"), "plain text\n" + line("1", 1, message("m", "")) + "{}\n");

        int status = terminal.run("tree", "app.log");

        assertThat(terminal.out()).contains("m/1");
        assertThat(terminal.err())
                .startsWith("app.log:1: not JSON: ")
                .endsWith("app.log:3: task_uuid is missing: {}\n");
        assertThat(status).isEqualTo(ExitStatus.LINES_SKIPPED);
    }

    @Test
    void selectsWholeTasksByOneOfTheirMessages() throws IOException {
        writeServices("orders.log", "stock.log");

        terminal.run("tree", "--select", "left == `3`", "*.log");
        Terminal none = new Terminal(folder);
        none.run("tree", "--select", "left == `3`", "--start", "1970-01-01T00:00:13Z", "*.log");

        assertThat(terminal.out()).contains("http:server/1 POST /orders");
        assertThat(none.out()).isEmpty();
    }

    @Test
    void colorsOnATerminalUnlessToldNotTo() throws IOException {
        writeServices("orders.log", "stock.log");

        terminal.onTerminal().run("tree", "*.log");
        Terminal told = new Terminal(folder).onTerminal().env("NO_COLOR", "1");
        told.run("tree", "*.log");
        Terminal piped = new Terminal(folder);
        piped.run("tree", "*.log");

        assertThat(terminal.out()).contains("\u001b[38;5;5mhttp:server\u001b[0m");
        assertThat(told.out()).doesNotContain("\u001b");
        assertThat(piped.out()).isEqualTo(told.out());
    }

    @Test
    void knowsALightBackground() throws IOException {
        writeServices("orders.log", "stock.log");

        terminal.onTerminal().env("COLORFGBG", "0;15").run("tree", "*.log");

        Terminal dark = new Terminal(folder).onTerminal();
        dark.run("tree", "*.log");

        assertThat(terminal.out()).contains("\u001b[38;5;4mleft\u001b[0m");
        assertThat(dark.out()).contains("\u001b[38;5;12mleft\u001b[0m");
    }

    @Test
    void readsOptionsFromTheUsersFile() throws IOException {
        writeServices("orders.log", "stock.log");
        Path config = folder.resolve("home/.config/eliot/config.json");
        Files.createDirectories(config.getParent());
        Files.writeString(config, "{\"ascii\": true, \"human_readable\": false}");

        terminal.run("tree", "*.log");

        assertThat(terminal.out()).contains("+-- http:server/1 POST /orders => started 10.0 |Y| 5.0\n");
    }

    @Test
    void saysWhatIsWrongWithTheUsersFile() throws IOException {
        writeServices("orders.log", "stock.log");
        Files.writeString(folder.resolve("c.json"), "{\"field_limit\": \"long\"}");

        int status = terminal.run("tree", "--config", "c.json", "orders.log");

        assertThat(terminal.err()).isEqualTo("eliot: field_limit must be a number from 0 up, not \"long\"\n");
        assertThat(status).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void filtersMessages() throws IOException {
        writeServices("orders.log", "stock.log");

        terminal.run("filter", "action_status == 'failed'", "*.log");
        Terminal extract = new Terminal(folder);
        extract.run("filter", "left", "--extract", "{left: left, at: task_level}", "*.log");

        assertThat(terminal.out())
                .isEqualTo(line("2,2,3", 13, action("http:server", "failed") + ",\"reason\":\"cold\""));
        assertThat(extract.out()).isEqualTo("{\"left\":3,\"at\":[2,2,2]}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tree --start noon|Invalid value for option '--start': Not a date or time such as",
                "tree --field-limit -1|--field-limit must not be negative, but is -1",
                "check --expect-path a>|Invalid value for option '--expect-path' (PATH): Not a path such as a>b>c: a>",
                "tree nowhere/*.log|Cannot look into",
                "tree *.none|No file is called *.none"
            })
    void saysWhatIsWrongWithTheCommandLine(String command, String message) {
        int status = terminal.run(command.split(" "));

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(terminal.err()).startsWith("eliot: " + message).doesNotContain("Exception");
    }

    @Test
    void looksIntoFoldersThatMatch() throws IOException {
        writeServices("orders.log", "stock.log");
        Path inner = Files.createDirectories(folder.resolve("services/stock"));
        Files.move(folder.resolve("stock.log"), inner.resolve("stock.log"));

        assertThat(terminal.run("check", "orders.log", "*/stock/*.log")).isZero();
        assertThat(new Terminal(folder).run("check", "orders.log", "services/**.log"))
                .isZero();
    }

    @Test
    void saysWhichFileEndsTooEarly() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(line("1", 1, message("m", "")).getBytes(UTF_8));
        }
        Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(compressed.toByteArray(), compressed.size() - 5));

        assertThat(terminal.run("tree", "cut.log.gz")).isEqualTo(ExitStatus.FAILED);
        assertThat(terminal.err()).isEqualTo("eliot: Cannot read cut.log.gz: it ends too early\n");
    }

    @Test
    void filtersWholeTasks() throws IOException {
        writeServices("orders.log", "stock.log");
        Files.writeString(
                folder.resolve("other.log"), line("1", 1, message("m", "")).replace(UUID, "other"));

        terminal.run("filter", "--task", "left", "*.log");

        assertThat(terminal.out().lines()).hasSize(7).noneMatch(line -> line.contains("other"));
    }

    @Test
    void filtersTheMessagesOfATaskInTheOrderOfTheirTimes() throws IOException {
        writeServices("orders.log", "a-stock.log");

        terminal.run("filter", "--task", "left", "--extract", "timestamp", "*.log");

        assertThat(terminal.out()).isEqualTo("10.0\n11.0\n12.0\n12.5\n13.0\n14.0\n15.0\n");
    }

    @Test
    void filtersTheMessagesOfATaskInTheOrderOfTheirFile() throws IOException {
        Files.writeString(
                folder.resolve("app.log"),
                line("1", 10, action("a", "started"))
                        + line("3", 8, action("a", "succeeded"))
                        + line("2", 9, message("m", "")));

        terminal.run("filter", "--task", "message_type", "--extract", "timestamp", "app.log");

        assertThat(terminal.out()).isEqualTo("10.0\n8.0\n9.0\n");
    }

    @Test
    void checksThatNothingIsMissing() throws IOException {
        writeServices("orders.log", "stock.log");

        int whole = terminal.run("check", "--expect-path", "http:client>http:server>stock:checked", "*.log");
        Terminal half = new Terminal(folder);
        int status = half.run("check", "--expect-path", "http:client>http:server", "orders.log");

        assertThat(whole).isZero();
        assertThat(terminal.out())
                .isEqualTo(
                        "tasks: 1, incomplete: 0, gaps: 0, places twice: 0, bad lines: 0, dropped by the writer: 0\n");
        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(half.out())
                .startsWith("orders.log:2: task " + UUID + ": /2/2 missing\n"
                        + "expected but not found: http:client>http:server\ntasks: 1, incomplete: 1, gaps: 1,");
    }

    @Test
    void saysWhenMemoryDidNotSuffice() {
        List<String> report = new ArrayList<>();
        Check check = new Check(report::add, List.of());
        TaskParser parser = TaskParser.builder()
                .maxOpenBytes(1)
                .withFieldsOf(check::needsFieldsOf)
                .build(check::look);

        parser.add(line("1", 1, action("a", "started")));

        assertThat(check.finish(0)).isFalse();
        assertThat(report)
                .anyMatch(line -> line.startsWith("too many open tasks for the memory: 1 were looked at early"));
    }

    @Test
    void countsWhatTheWriterDropped() throws IOException {
        Files.writeString(folder.resolve("a.log"), line("1", 1, message("eliot:dropped", ",\"count\":17")));

        int status = terminal.run("check", "a.log");

        assertThat(terminal.out()).endsWith(" dropped by the writer: 17\n");
        assertThat(status).isZero();
    }

    @Test
    void countsAndTimesActions() throws IOException {
        writeServices("orders.log", "stock.log");

        terminal.run("stats", "*.log");
        Terminal json = new Terminal(folder);
        json.run("stats", "--json", "*.log");

        assertThat(terminal.out()).isEqualTo("""
                7 messages, 1 tasks, 0 incomplete

                action       count  failed  unfinished      p50      p95      p99      max  of parent
                http:server      2       1           0  1.004 s  5.000 s  5.000 s  5.000 s       33 %
                http:client      1       0           0  3.000 s  3.000 s  3.000 s  3.000 s       60 %

                slowest tasks
                3f2c9b1e-0000-4000-8000-00000000abcd  5.000 s  http:server
                """);
        assertThat(json.out()).contains("\"type\" : \"http:server\"", "\"failed\" : 1", "\"max\" : 5.0");
    }

    @Test
    void readsTheStandardInput() {
        terminal.stdin(line("1", 1, message("m", "")).getBytes(UTF_8));

        assertThat(terminal.run("prettyprint", "--compact")).isZero();
        assertThat(terminal.out()).isEqualTo(UUID + "/1 1970-01-01T00:00:01Z message_type=\"m\"\n");
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() throws IOException {
        writeServices("orders.log", "stock.log");
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Session session = new Session(
                System.in,
                new Output(closed),
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
                folder,
                folder,
                ZoneOffset.UTC,
                Map.of(),
                false,
                false);

        assertThat(EliotCli.run(session, "tree", "*.log")).isEqualTo(ExitStatus.CLOSED_PIPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "prettyprint", "filter", "check", "stats"})
    void explainsEachCommandWithExamples(String command) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: eliot " + command).contains("Examples:");
    }

    @Test
    void completesInAShell() {
        assertThat(terminal.run("generate-completion")).isZero();
        assertThat(terminal.out()).contains("complete -F _complete_eliot").contains("--expect-path");
    }

    @Test
    void saysWhichFileCannotBeOpened() {
        assertThat(terminal.run("tree", "no.log")).isEqualTo(ExitStatus.USAGE);
        assertThat(terminal.err()).isEqualTo("eliot: Cannot open no.log\n");
        Terminal other = new Terminal(folder);
        assertThat(other.run("tree", "no-*.log")).isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).isEqualTo("eliot: No file is called no-*.log\n");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(terminal.run("tree", "--colour")).isEqualTo(ExitStatus.USAGE);
        assertThat(terminal.err()).contains("Unknown option: '--colour'").contains("Try 'eliot tree --help'.");
    }
}
