// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.parse.TaskParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trees, of which each line is lost or doubled in turn: the check names exactly that place. */
class CheckEachLineTests {
    private static final int TREES = 250;

    /** A line and its place. */
    record Line(String level, boolean isEnd, String json) {}

    @ParameterizedTest(name = "trees {0}")
    @ValueSource(ints = {0, 250, 500, 750})
    void namesTheLineThatIsLost(int first) {
        for (int seed = first; seed < first + TREES; seed++) {
            List<Line> tree = tree(seed);
            for (int i = 0; i < tree.size(); i++) {
                List<Line> rest = new ArrayList<>(tree);
                Line lost = rest.remove(i);

                List<String> report = check(rest);

                assertThat(report).as("seed %d, line %d", seed, i).hasSize(2);
                assertThat(report.get(0))
                        .as("seed %d, line %d", seed, i)
                        .endsWith(": task u" + seed + ": " + lost.level
                                + (lost.isEnd ? " … missing: the end of a" : " missing"));
            }
        }
    }

    @ParameterizedTest(name = "trees {0}")
    @ValueSource(ints = {0, 250, 500, 750})
    void namesTheLineThatIsThereTwice(int first) {
        for (int seed = first; seed < first + TREES; seed++) {
            List<Line> tree = tree(seed);
            Random random = new Random(seed);
            for (int i = 0; i < tree.size(); i++) {
                List<Line> more = new ArrayList<>(tree);
                int at = i + 1 + random.nextInt(tree.size() - i);
                more.add(at, tree.get(i));

                List<String> report = check(more);

                assertThat(report).as("seed %d, line %d", seed, i).hasSize(2);
                assertThat(report.get(0))
                        .as("seed %d, line %d", seed, i)
                        .isEqualTo("log:" + (at + 1) + ": task u" + seed + ": " + tree.get(i).level + " is there twice"
                                + (at == tree.size() ? ", or came after the end of its task" : ""));
            }
        }
    }

    @Test
    void namesWhatIsBehindTheEnd() { // R11
        List<Line> lines = new ArrayList<>(tree(0));
        int end = Integer.parseInt(lines.get(lines.size() - 1).level.substring(1));
        lines.add(1, line("u0", "/" + (end + 2), ",\"message_type\":\"late\"", false));

        assertThat(check(lines))
                .containsExactly(
                        "log:2: task u0: /" + (end + 2) + " is behind the end of its action",
                        "tasks: 1, incomplete: 1, gaps: 0, places twice: 0, bad lines: 0, dropped by the writer: 0");
    }

    @Test
    void namesAMessageInThePlaceOfAnEnd() {
        List<Line> lines = new ArrayList<>(tree(0));
        String end = lines.get(lines.size() - 1).level;
        lines.add(1, line("u0", end, ",\"message_type\":\"m\"", false));

        assertThat(check(lines)).contains("log:" + lines.size() + ": task u0: " + end + " is there twice");
    }

    private static List<String> check(List<Line> lines) {
        List<String> report = new ArrayList<>();
        Check check = new Check(report::add, List.of());
        TaskParser parser =
                TaskParser.builder().withFieldsOf(check::needsFieldsOf).build(check::look);
        for (int i = 0; i < lines.size(); i++) {
            byte[] json = lines.get(i).json.getBytes(UTF_8);
            parser.add(json, 0, json.length, "log", i + 1);
        }
        parser.finish();
        assertThat(check.finish(0)).isFalse();
        return report;
    }

    /** Half of the trees come in disorder. */
    private static List<Line> tree(int seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        action("u" + seed, "", 3, random, lines);
        if (seed % 2 == 1) {
            Collections.shuffle(lines, random);
        }
        return lines;
    }

    private static void action(String uuid, String level, int depth, Random random, List<Line> lines) {
        int place = 1;
        String action = ",\"action_type\":\"a\",\"action_status\":";
        lines.add(line(uuid, level + "/" + place++, action + "\"started\"", false));
        for (int inside = random.nextInt(4); inside > 0; inside--, place++) {
            if (depth > 0 && random.nextBoolean()) {
                action(uuid, level + "/" + place, depth - 1, random, lines);
            } else {
                lines.add(line(uuid, level + "/" + place, ",\"message_type\":\"m\"", false));
            }
        }
        lines.add(line(uuid, level + "/" + place, action + "\"succeeded\"", true));
    }

    private static Line line(String uuid, String level, String fields, boolean isEnd) {
        String array = "[" + level.substring(1).replace('/', ',') + "]";
        String json = "{\"task_uuid\":\"" + uuid + "\",\"task_level\":" + array + ",\"timestamp\":1" + fields + "}";
        return new Line(level, isEnd, json);
    }
}
