// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.golden.GoldenCase;
import io.eliot.parse.JsonLines;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenMessage;
import io.eliot.tree.Names.Name;
import io.eliot.tree.Names.Role;
import io.eliot.tree.Value.Branch;
import io.eliot.tree.Value.Field;
import io.eliot.tree.Value.Leaf;
import io.eliot.tree.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** What is read is what the general parser reads. */
class FieldReaderTests {
    static Stream<GoldenCase> goldenCases() {
        return GoldenCase.writtenBy("eliot.parse");
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void readsGoldenMessages(GoldenCase golden) {
        try (Stream<Task> tasks = TaskParser.parse(golden.input())) {
            tasks.flatMap(Task::messages)
                    .map(WrittenMessage::json)
                    .forEach(json -> assertThat(read(json)).as(json).isEqualTo(parsed(json)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { \"a\" : 1 , \"b\" : [ ] , \"c\" : { } }\r",
                "{\"a\":[1,-2,[3.50,1e5,-0,-0.0],{\"b\":[{}]}],\"b\":null,\"c\":true,\"d\":false}",
                "{\"a\":NaN,\"b\":[Infinity,-Infinity]}",
                "{\"esc\\u0061ped\\n\":\"a\\\"b\\\\\",\"\\\\\":\"\\ud83d\\ude00 é\"}",
                "{\"naïve\":\"ö€😀\",\"é\":{\"ü\":[\"\"]}}",
                "{\"brackets\":\"}{][,:\",\"in\":[\"}\",\"]\",\"\\\"]\"]}"
            })
    void readsWhatAMessageMayHave(String json) {
        assertThat(read(json)).isEqualTo(parsed(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5", "\"}]\\\"\"", "{\"a\":[\"}\",{}]}", "[[],[{}],\"]\"]", "null", " [ ] "})
    void skipsAValue(String value) {
        FieldReader reader = reader("{\"a\":" + value + ",\"b\":2}");

        reader.nextName();
        reader.skip();

        assertThat(reader.nextName()).extracting(Name::text).isEqualTo("b");
    }

    @Test
    void tellsNamesApartThatShareASlot() {
        Names names = new Names(Set.of());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1000; i++) {
                byte[] name = ("name" + i).getBytes(UTF_8);

                assertThat(names.of(name, 0, name.length).text()).isEqualTo("name" + i);
            }
        }
    }

    @Test
    void tellsWhatIsDoneWithAField() {
        Names names = new Names(Set.of("secret"));

        assertThat(Stream.of("sku", "secret", "timestamp", "task_uuid", "task_level"))
                .extracting(name -> names.of(name).role())
                .containsExactly(Role.SHOWN, Role.HIDDEN, Role.TIME, Role.HIDDEN, Role.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\u007fb\"", "\"a\\nb\"", "\"ä\""})
    void copiesNothingToATerminalThatIsNotPrintableAscii(String value) {
        FieldReader reader = reader("{\"a\":" + value + "}");

        reader.nextName();

        assertThat(reader.read()).isInstanceOf(Text.class);
    }

    private static FieldReader reader(String json) {
        return new FieldReader(json.getBytes(UTF_8), Spelling.LOG, new Names(Set.of()));
    }

    private static Value read(String json) {
        FieldReader reader = reader(json);
        List<Field> fields = new ArrayList<>();
        Name name;
        while ((name = reader.nextName()) != null) {
            fields.add(new Field(name.text(), reader.read()));
        }
        return shown(new Branch(fields, false));
    }

    /** Without what is not seen: whether a value is shown as it stands, and whether it was in quotes. */
    private static Value shown(Value value) {
        return value instanceof Branch branch
                ? new Branch(
                        branch.entries().stream()
                                .map(entry -> new Field(entry.name(), shown(entry.value())))
                                .toList(),
                        branch.isArray())
                : new Text(((Leaf) value).text());
    }

    private static Value parsed(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        try (JsonParser parser = JsonLines.parser(bytes, 0, bytes.length)) {
            parser.nextToken();
            return shown(new ValueReader(parser, Spelling.LOG).read());
        }
    }
}
