// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example of the page about reading, and compares what it writes with what the page says. */
class ReadingPageTests {
    private static final Path PAGE = Path.of("../docs/reading.md");
    private static final Path LOGS = Path.of("src/test/resources/reading");
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("^\\$ eliot (.*)\n((?:(?!\\$ ).*\n)*)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    record Example(String command, String output) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Example> examples() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> EXAMPLE.matcher(block.group(1)).results())
                .map(example -> new Example(example.group(1), example.group(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void writesWhatThePageSays(Example example) {
        Terminal terminal = new Terminal(LOGS);

        terminal.run(words(example.command));

        assertThat(terminal.out()).isEqualTo(example.output);
        assertThat(terminal.err()).isEmpty();
    }

    static List<Picture> pictures() {
        return List.of(Picture.DARK, Picture.LIGHT);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void showsWhatATerminalShows(Picture picture) throws IOException {
        Path file = PAGE.resolveSibling("tree-" + picture.theme() + ".svg");
        Terminal terminal = new Terminal(LOGS);

        terminal.run("tree", "--color", "always", "--theme", picture.theme(), "orders.log", "stock.log");

        String shown = picture.of(terminal.out());
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, shown);
        assertThat(before).as("%s, which is as it should be now", file).isEqualTo(shown);
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(command).results().toList()) {
            words.add(word.group().replaceAll("^['\"]|['\"]$", ""));
        }
        return words.toArray(String[]::new);
    }
}
