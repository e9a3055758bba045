// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds README.md to the truth. */
class ReadmeTests {
    private static final Path README = Path.of("../README.md");

    @Test
    void showsATreeThatTheDemoPrints(@TempDir Path logs) throws Exception {
        List<String> shown = PrintedDemo.trees(Files.readString(README));
        List<String> printed = PrintedDemo.trees(PrintedDemo.start(logs));

        assertThat(shown).hasSize(1);
        assertThat(printed.stream().map(PrintedDemo::comparable)).contains(PrintedDemo.comparable(shown.get(0)));
    }

    @Test
    void showsJavaThatIsCompiled() throws IOException {
        String sources = sources("src/main/java/demo", "src/test/java/demo", "../eliot-test/src/test/java/example");

        assertThat(blocks("java")).isNotEmpty().allMatch(sources::contains);
    }

    @Test
    void showsConfigurationThatIsTested() throws IOException {
        assertThat(blocks("yaml")).containsExactly(strip(Files.readString(Path.of("src/test/resources/readme.yml"))));
    }

    @Test
    void namesFilesThatExist() throws IOException {
        List<String> links = results("\\]\\(([^):#]+)\\)", Files.readString(README));

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(README.resolveSibling(link)).exists());
    }

    private static List<String> blocks(String language) throws IOException {
        return results("(?ms)^```" + language + "\n(.*?)^```$", Files.readString(README)).stream()
                .map(ReadmeTests::strip)
                .toList();
    }

    private static List<String> results(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    /** The same text at any depth of indentation. */
    private static String strip(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String sources(String... folders) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(ReadmeTests::read)
                        .forEach(sources::append);
            }
        }
        return strip(sources.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
