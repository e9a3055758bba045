// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/rules.md to the tests it names: each of them names the rule in a comment. */
class RulesTests {
    private static final Path PAGE = Path.of("../docs/rules.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");
    private static final Pattern COMMENT = Pattern.compile("//.*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern RULES = Pattern.compile("\\b([A-Z])(\\d{1,2})(?:–\\1(\\d{1,2}))?\\b");

    private final Map<String, Set<String>> cited = rulesCitedByTests();
    private final Map<String, List<String>> listed = testsListedByRule();

    @Test
    void eachTestThatIsListedNamesTheRule() {
        assertThat(listed).hasSizeGreaterThan(200);
        assertThat(listed)
                .allSatisfy((rule, tests) -> assertThat(tests)
                        .allSatisfy(test -> assertThat(cited.getOrDefault(test, Set.of()))
                                .as("rules named by %s, which docs/rules.md lists for %s", test, rule)
                                .contains(rule)));
    }

    @Test
    void eachRuleThatTestsNameIsListedWithATest() {
        Set<String> letters = new HashSet<>();
        listed.keySet().forEach(rule -> letters.add(rule.substring(0, 1)));
        Map<String, String> unlisted = new TreeMap<>();
        cited.forEach((test, rules) -> rules.stream()
                .filter(rule -> letters.contains(rule.substring(0, 1)))
                .filter(rule -> listed.getOrDefault(rule, List.of()).isEmpty())
                .forEach(rule -> unlisted.put(rule, test)));

        assertThat(unlisted)
                .as("rules named by tests, without one in docs/rules.md")
                .isEmpty();
    }

    private static Map<String, List<String>> testsListedByRule() {
        Map<String, List<String>> tests = new LinkedHashMap<>();
        ROW.matcher(read(PAGE))
                .results()
                .forEach(row -> tests.put(
                        row.group(1),
                        TEST.matcher(row.group(3))
                                .results()
                                .map(test -> test.group(1))
                                .toList()));
        return tests;
    }

    private static Map<String, Set<String>> rulesCitedByTests() {
        Map<String, Set<String>> rules = new TreeMap<>();
        for (Path file : testClasses()) {
            Set<String> cited =
                    rules.computeIfAbsent(file.getFileName().toString().replace(".java", ""), name -> new HashSet<>());
            COMMENT.matcher(read(file))
                    .results()
                    .forEach(
                            comment -> RULES.matcher(comment.group()).results().forEach(named -> addAll(named, cited)));
        }
        return rules;
    }

    /** {@code F8}, or {@code R1–R3} for all three. */
    private static void addAll(MatchResult named, Set<String> rules) {
        int first = Integer.parseInt(named.group(2));
        int last = named.group(3) == null ? first : Integer.parseInt(named.group(3));
        IntStream.rangeClosed(first, last).forEach(number -> rules.add(named.group(1) + number));
    }

    private static List<Path> testClasses() {
        List<Path> classes = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith("Tests.java")).forEach(classes::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
