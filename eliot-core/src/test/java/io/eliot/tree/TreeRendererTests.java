// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreeRendererTests {
    private static String tree(String... lines) {
        try (Stream<Task> tasks = TaskParser.builder().parse(Stream.of(lines))) {
            return tasks.map(TreeRenderer.create()::render).collect(Collectors.joining());
        }
    }

    private static String line(String level, String fields) {
        return "{\"task_uuid\":\"u\",\"task_level\":[" + level + "],\"timestamp\":1700000000.5," + fields + "}";
    }

    private static String started(String type) {
        return "\"action_type\":\"" + type + "\",\"action_status\":\"started\"";
    }

    private static String succeeded(String type) {
        return "\"action_type\":\"" + type + "\",\"action_status\":\"succeeded\"";
    }

    @Test
    void namesMissingPlacesWhereTheyAre() {
        String tree = tree(
                line("1", started("order")), line("3", "\"message_type\":\"priced\""), line("5,2", succeeded("ship")));

        assertThat(tree).isEqualTo("""
                u (incomplete)
                └── order/1 ⇒ started 2023-11-14 22:13:20Z
                    ├── … /2 missing
                    ├── priced/3 2023-11-14 22:13:20Z
                    ├── … /4 missing
                    ├── ship/5
                    │   ├── … /5/1 missing
                    │   └── ship/5/2 ⇒ succeeded 2023-11-14 22:13:20Z
                    └── … /6 … end missing

                """);
    }

    @Test
    void showsInheritedFieldsWhereTheyChange() {
        TreeRenderer renderer =
                TreeRenderer.builder().inheritedKeys(List.of("service")).build();
        Stream<String> lines = Stream.of(
                line("1", started("a") + ",\"service\":\"orders\""),
                line("2", "\"message_type\":\"m\",\"service\":\"orders\",\"n\":1"),
                line("3,1", started("b") + ",\"service\":\"inventory\""),
                line("3,2", succeeded("b") + ",\"service\":\"inventory\""),
                line("4", succeeded("a") + ",\"service\":\"orders\""));

        try (Stream<Task> tasks = TaskParser.builder().parse(lines)) {
            assertThat(tasks.map(renderer::render)).containsExactly("""
                    u
                    └── a/1 ⇒ started 2023-11-14 22:13:20Z ⧖ 0.000s
                        ├── service: orders
                        ├── m/2 2023-11-14 22:13:20Z
                        │   └── n: 1
                        ├── b/3/1 ⇒ started 2023-11-14 22:13:20Z ⧖ 0.000s
                        │   ├── service: inventory
                        │   └── b/3/2 ⇒ succeeded 2023-11-14 22:13:20Z
                        └── a/4 ⇒ succeeded 2023-11-14 22:13:20Z

                    """);
        }
    }

    @Test
    void showsWhatWouldDisturbATerminal() {
        String line = line(
                "1",
                "\"message_type\":\"a\\u009b2J\",\"b\\u202e\":\"c\\u2066\\u0085\",\"d\":[\"\\u200f\"],\"e\":\"\u061c\\u001b\u007f\"");

        assertThat(tree(line)).isEqualTo("""
                u
                └── a\\u009b2J/1 2023-11-14 22:13:20Z
                    ├── b\\u202e: c\\u2066\\u0085
                    ├── d: [\\u200f]
                    └── e: \\u061c␛␡

                """);
    }

    @Test
    void showsWhatIsNoTimeButWouldDisturbATerminal() {
        String line = line("1", "\"message_type\":\"a\"").replace("1700000000.5", "\"\\u001b[31mred\\nfake\"");

        assertThat(tree(line)).doesNotContain("\u001b").contains("a/1 ␛[31mred").hasLineCount(3);
    }

    @Test
    void leavesToPythonWhatItShowsAsItIs() {
        String line = line("1", "\"message_type\":\"a\",\"b\":\"\\u009b\\u202e\\u001b\"");
        TreeRenderer python = TreeRenderer.builder().python().build();

        try (Stream<Task> tasks = TaskParser.builder().parse(Stream.of(line))) {
            assertThat(tasks.map(python::render).collect(Collectors.joining())).contains("b: \u009b\u202e␛\n");
        }
    }

    @Test
    void drawsTheLastPlaceThereCanBe() {
        assertThat(tree(line("1", started("a")), line("2147483647", "\"message_type\":\"m\"")))
                .isEqualTo("""
                u (incomplete)
                └── a/1 ⇒ started 2023-11-14 22:13:20Z
                    ├── … /2 … /2147483646 missing
                    ├── m/2147483647 2023-11-14 22:13:20Z
                    └── … /2147483647 … end missing

                """);
    }

    @Test
    void marksRepeatedPlaces() {
        String tree = tree(
                line("1", started("a")),
                line("2", "\"message_type\":\"m\""),
                line("2", "\"message_type\":\"m\""),
                line("3", succeeded("a")));

        assertThat(tree).contains("m/2 2023-11-14 22:13:20Z (repeated)\n").containsOnlyOnce("repeated");
    }

    @Test
    void spellsValuesAsInTheLogAndKeepsSmallOnesOnOneLine() {
        String tree =
                tree(line("1", "\"message_type\":\"m\",\"a\":{\"sku\":\"A-17\",\"n\":[1.50,null,true]},\"b\":1e5"));

        assertThat(tree).contains("── a: {sku: A-17, n: [1.50, null, true]}\n").contains("── b: 1e5\n");
    }

    @Test
    void putsRequestAnswerAndLogTextBesideTheType() {
        String tree = tree(
                line("1", started("http:server") + ",\"method\":\"POST\",\"path\":\"/orders\""),
                line("2", "\"message_type\":\"slf4j\",\"log_level\":\"WARN\",\"message\":\"stock is low\""),
                line("3", succeeded("http:server") + ",\"status\":201,\"route\":\"/orders\""));

        assertThat(tree).isEqualTo("""
                u
                └── http:server/1 POST /orders ⇒ started 2023-11-14 22:13:20Z ⧖ 0.000s
                    ├── slf4j/2 WARN stock is low 2023-11-14 22:13:20Z
                    └── http:server/3 201 ⇒ succeeded 2023-11-14 22:13:20Z
                        └── route: /orders

                """);
    }

    @Test
    void drawsATaskOf100000Levels() {
        String tree = tree(line("2,".repeat(99_999) + "1", started("deep")));

        assertThat(tree).contains("deep/2/2/2").contains("/2/2/1 ⇒ started");
        assertThat(tree.length()).isLessThan(200_000_000);
    }
}
