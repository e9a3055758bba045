// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line against everything that eliot-tree and eliot-prettyprint wrote, exit status included. */
class GoldenCliTests {
    private static final Path CORPUS = Path.of("../eliot-core/src/test/resources/golden");

    record Run(Path folder, String file, JsonNode options) {
        @Override
        public String toString() {
            return folder.getFileName() + "/" + file;
        }
    }

    static Stream<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CORPUS)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                new JsonMapper()
                        .readTree(folder.resolve("options.json"))
                        .get("files")
                        .forEachEntry((file, options) -> runs.add(new Run(folder, file, options)));
            }
        }
        return runs.stream().filter(run -> !run.options.get("tool").asString().equals("eliot.parse"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void writesTheSameBytesAndEndsWithTheSameStatus(Run run) throws IOException {
        boolean isTree = run.options.get("tool").asString().equals("eliot-tree");
        List<String> args = new ArrayList<>(List.of(isTree ? "tree" : "prettyprint", "--python"));
        run.options.get("args").forEach(arg -> args.add(arg.asString()));
        Terminal terminal =
                new Terminal(run.folder).zone(run.options.path("env").path("TZ").asString("UTC"));
        if (run.options.has("stdin")) {
            terminal.stdin(Files.readAllBytes(
                    run.folder.resolve(run.options.get("stdin").asString())));
        }

        int status = terminal.run(args.toArray(String[]::new));

        assertThat(terminal.out()).isEqualTo(Files.readString(run.folder.resolve(run.file)));
        assertThat(status).isEqualTo(run.options.get("exit").asInt());
        String said = run.options.path("stderr").asString("");
        if (said.startsWith("JSON parse error")) {
            assertThat(terminal.err()).startsWith(said);
        } else if (said.contains(":\n")) {
            assertThat(terminal.err()).startsWith(said.substring(0, said.indexOf(":\n")));
        }
    }

    /** With our own spelling nothing gives up at a bad line. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void readsEveryLogToItsEnd(Path folder) throws IOException {
        for (String command : List.of("tree", "prettyprint", "check", "stats")) {
            Terminal terminal = new Terminal(folder);

            int status = terminal.run(command, "messages.ndjson");

            assertThat(status).as(command).isIn(0, 1, 3);
            assertThat(terminal.err()).doesNotContain("Exception");
        }
    }

    static Stream<Path> folders() {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
