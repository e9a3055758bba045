// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.golden.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/** The parser against what {@code eliot.parse} makes of the same logs (spec R1–R11), whatever the order of the lines. */
class GoldenParserTests {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<GoldenCase> cases() {
        return GoldenCase.writtenBy("eliot.parse");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void makesTheSameTasksOfTheSameLines(GoldenCase golden) throws IOException {
        JsonNode expected = golden.expectedJson();

        ParsedLog log = ParsedLog.of(golden);

        assertThat(text(log.tasks)).isEqualTo(text(expected.get("tasks")));
        assertThat(log.refusedLines)
                .isEqualTo(expected.get("refused_lines")
                        .valueStream()
                        .map(line -> line.get("line").asLong())
                        .toList());
        assertThat(log.lines).isEqualTo(expected.get("lines").asLong());
    }

    private static String text(Object json) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /** The lines given to the parser one by one, to see which of them completes a task. */
    private static final class ParsedLog {
        final List<JsonNode> tasks = new ArrayList<>();
        final List<Long> refusedLines = new ArrayList<>();
        long lines;
        boolean finished;

        static ParsedLog of(GoldenCase golden) throws IOException {
            ParsedLog log = new ParsedLog();
            TaskParser parser = TaskParser.builder()
                    .onRefusedLine(line -> log.refusedLines.add(line.line()))
                    .build(task -> log.tasks.add(withNulls(ParsedJson.of(task, log.finished ? null : log.lines))));
            try (LineReader reader = new LineReader(Files.newInputStream(golden.input()))) {
                while (reader.next()) {
                    log.lines++;
                    parser.add(reader, "messages.ndjson");
                }
            }
            log.finished = true;
            parser.finish();
            return log;
        }

        /** What is absent in ours is null in theirs. */
        private static JsonNode withNulls(JsonNode json) {
            if (json instanceof MissingNode) {
                return NullNode.getInstance();
            }
            return MAPPER.readTree(MAPPER.writeValueAsString(json));
        }
    }
}
