// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.message.TaskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskParserTests {
    private final List<Task> tasks = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private final TaskParser parser =
            TaskParser.builder().onRefusedLine(refused::add).build(tasks::add);

    static String start(String uuid, String type, String level) {
        return "{\"task_uuid\":\"%s\",\"task_level\":%s,\"timestamp\":1,\"action_type\":\"%s\",\"action_status\":\"started\"}"
                .formatted(uuid, level, type);
    }

    static String end(String uuid, String type, String level) {
        return start(uuid, type, level).replace("started", "succeeded");
    }

    static String message(String uuid, String level) {
        return "{\"task_uuid\":\"%s\",\"task_level\":%s,\"timestamp\":1,\"message_type\":\"m\"}".formatted(uuid, level);
    }

    @Test
    void handsATaskOutWithItsLastMessage() { // R10
        parser.add(start("u", "a", "[1]"));
        parser.add(message("u", "[2]"));
        assertThat(tasks).isEmpty();

        parser.add(end("u", "a", "[3]"));

        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).isComplete()).isTrue();
        assertThat(tasks.get(0).messageCount()).isEqualTo(3);
        assertThat(((WrittenAction) tasks.get(0).root()).children()).hasSize(1);
    }

    @Test
    void givesIncompleteTasksInTheOrderOfTheirFirstMessages() { // W12
        Stream.of("c", "a", "b").forEach(uuid -> parser.add(start(uuid, "x", "[1]")));
        parser.add(message("c", "[2]"));

        parser.finish();

        assertThat(tasks).extracting(Task::uuid).containsExactly("c", "a", "b");
        assertThat(tasks).noneMatch(Task::isComplete);
    }

    @Test
    void refusesWhatIsNotUtf8() { // R13
        String line = message("u", "[1]");

        for (byte[] bytes :
                List.of(line.getBytes(UTF_16LE), line.getBytes(UTF_16BE), ("\ufeff" + line).getBytes(UTF_8))) {
            parser.add(bytes, 0, bytes.length, "log", 1);
        }

        assertThat(tasks).isEmpty();
        assertThat(refused).hasSize(3).noneMatch(RefusedLine::isJson);
    }

    @Test
    void showsRunningTasksWithoutForgettingThem() {
        parser.add(start("u", "a", "[1]"));

        assertThat(parser.incompleteTasks()).hasSize(1);
        parser.add(end("u", "a", "[2]"));

        assertThat(tasks).extracting(Task::isComplete).containsExactly(true);
    }

    @Test
    void valuesAreEqualByContents() { // R1, R2
        parser.add(start("u", "a", "[1]"));
        parser.add(message("u", "[2,3]"));
        parser.add(end("u", "a", "[3]"));
        parser.finish();
        parser.add(end("u", "a", "[3]"));
        parser.add(message("u", "[2,3]"));
        parser.add(start("u", "a", "[1]"));
        parser.finish();
        parser.add(message("u", "[2,3]"));
        parser.finish();

        assertThat(tasks.get(0)).isEqualTo(tasks.get(1)).hasSameHashCodeAs(tasks.get(1));
        assertThat(tasks.get(0).root()).isNotEqualTo(tasks.get(2).root());
        assertThat(tasks.get(0).messages().toList().get(0))
                .isEqualTo(tasks.get(1).messages().toList().get(0))
                .isNotEqualTo(tasks.get(0).messages().toList().get(1));
    }

    @Test
    void anEmptyTypeMakesAnActionToo() { // R3
        parser.add(start("u", "", "[1]"));
        parser.add(end("u", "", "[2]").replace("\"timestamp\"", "\"message_type\":\"m\",\"timestamp\""));

        assertThat(tasks)
                .singleElement()
                .satisfies(task -> assertThat(task.isComplete()).isTrue());
        assertThat(((WrittenAction) tasks.get(0).root()).type()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|not JSON: the line is empty",
                "nonsense|not JSON: ",
                "{} {}|not JSON: more text after the end of the value",
                "[1]|not an Eliot message: JSON, but no object",
                "{}|task_uuid is missing",
                "{\"task_uuid\":1,\"task_level\":[1]}|task_uuid is no string",
                "{\"task_uuid\":\"u\"}|task_level is missing",
                "{\"task_uuid\":\"u\",\"task_level\":[]}|task_level is empty",
                "{\"task_uuid\":\"u\",\"task_level\":[0]}|task_level has an element that is no positive integer",
                "{\"task_uuid\":\"u\",\"task_level\":[2147483648]}|task_level has an element that is no positive integer",
                "{\"task_uuid\":\"u\",\"task_level\":\"/1\"}|task_level is no array",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"action_type\":\"a\"}|action_status is missing beside action_type",
                "{\"task_uuid\":\"u\",\"task_level\":[1],\"action_type\":\"a\",\"action_status\":\"x\"}|action_status is neither started nor succeeded nor failed",
                "{\"task_uuid\":\"u\",\"task_level\":[2],\"action_type\":\"a\",\"action_status\":\"started\"}|an action starts at /2, which is not the first place of its parent",
            })
    void saysWhatIsWrongWithALineAndGoesOn(String line, String reason) { // R4, R5, R13, R14, W12
        parser.add(message("u", "[1]"));

        parser.add(line == null ? "" : line);

        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).line()).isEqualTo(2);
        assertThat(refused.get(0).reason()).startsWith(reason);
        assertThat(tasks).hasSize(1);
    }

    @Test
    void refusesAnEndOfAnotherTypeAndKeepsTheAction() { // R6
        parser.add(start("u", "a", "[1]"));
        parser.add(end("u", "b", "[2]"));
        parser.add(end("u", "a", "[2]"));

        assertThat(refused)
                .extracting(RefusedLine::reason)
                .containsExactly("the end of b stands at /2, inside an action of the type a");
        assertThat(tasks).extracting(Task::isComplete).containsExactly(true);
    }

    @Test
    void namesMissingPlacesUpToTheLastThereCanBe() {
        parser.add(start("u", "a", "[1]"));
        parser.add(message("u", "[2147483646]"));
        parser.add(message("u", "[2147483647]"));

        parser.finish();

        assertThat(tasks.get(0).missingPlaces())
                .extracting(MissingPlaces::toString)
                .containsExactly("/2 … /2147483645", "/2147483647 …");
    }

    @Test
    void namesMissingPlacesAllThroughTheTree() { // C8, H6
        parser.add(start("u", "a", "[1]"));
        parser.add(message("u", "[3,4]"));
        parser.add(end("u", "a", "[7]"));

        parser.finish();

        assertThat(tasks.get(0).missingPlaces())
                .extracting(MissingPlaces::toString)
                .containsExactly("/2", "/4 … /6", "/3/1 … /3/3", "/3/5 …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[3,4,1]", "[3,4,2]", "[3,4,5]"})
    void knowsAnActionFromAnyOneOfItsMessages(String level) { // R12
        String line = level.endsWith("1]") ? start("u", "a", level) : end("u", "a", level);
        parser.add(level.endsWith("2]") ? message("u", level) : line);
        parser.finish();

        WrittenAction inner = (WrittenAction)
                onlyChild((WrittenAction) onlyChild((WrittenAction) tasks.get(0).root()));
        assertThat(inner.level()).isEqualTo(TaskLevel.of(3, 4));
        assertThat(inner.firstSeen().taskUuid()).isEqualTo("u");
        assertThat(inner.isComplete()).isFalse();
    }

    private static WrittenNode onlyChild(WrittenAction action) {
        assertThat(action.children()).hasSize(1);
        return action.children().get(0);
    }

    @Test
    void namesRepeatedPlaces() { // C7, R12
        parser.add(start("u", "a", "[1]"));
        parser.add(message("u", "[2]"));
        parser.add(message("u", "[2]"));
        parser.add(end("u", "a", "[3]"));

        assertThat(tasks.get(0).isComplete()).isTrue();
        assertThat(tasks.get(0).repeated()).containsExactly(new RepeatedPlace(TaskLevel.of(2), "<lines>", 3));
    }

    @Test
    void letsAMessageAndAnActionAtOnePlaceReplaceEachOther() { // R11
        parser.add(start("u", "a", "[1]"));
        parser.add(start("u", "b", "[2,1]"));
        parser.add(message("u", "[2]"));
        parser.add(end("u", "b", "[2,2]"));
        parser.add(end("u", "a", "[3]"));

        assertThat(tasks).hasSize(1);
        WrittenAction child =
                (WrittenAction) ((WrittenAction) tasks.get(0).root()).children().get(0);
        assertThat(child.isComplete()).isTrue();
    }

    @Test
    void opensASecondTaskForWhatComesAfterTheLastMessage() { // R7, R11
        parser.add(message("u", "[1]"));
        parser.add(message("u", "[2]"));
        parser.finish();

        assertThat(tasks).extracting(Task::isComplete).containsExactly(true, false);
    }

    @Test
    void givesUpTheTasksThatWaitedLongestWhenMemoryIsShort() {
        TaskParser small = TaskParser.builder().maxOpenBytes(10_000).build(tasks::add);

        for (int i = 0; i < 1_000; i++) {
            small.add(start("u" + i, "a", "[1]"));
        }

        assertThat(tasks).hasSizeGreaterThan(900).allMatch(Task::isCutShort);
        assertThat(small.incompleteTasks()).hasSizeLessThan(40);
        assertThat(tasks.get(0).uuid()).isEqualTo("u0");
    }

    @Test
    void readsATaskOf100000Levels() {
        String level = "[" + "2,".repeat(99_999) + "1]";

        parser.add(start("u", "deep", level));
        parser.finish();

        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).missingPlaces()).hasSize(200_000 - 1);
    }

    @Test
    void keepsNoFieldsWhenToldSo() {
        TaskParser.builder().withoutFields().build(tasks::add).add(message("u", "[1]"));

        WrittenMessage message = (WrittenMessage) tasks.get(0).root();
        assertThat(message.type()).isEqualTo("m");
        assertThatThrownBy(message::fields).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsAStreamOfLinesAsItIsConsumed() {
        Stream<String> endless = Stream.iterate(0, i -> i + 1).map(i -> message("u" + i, "[1]"));

        try (Stream<Task> parsed = TaskParser.builder().parse(endless)) {
            assertThat(parsed.limit(3).map(Task::uuid)).containsExactly("u0", "u1", "u2");
        }
    }
}
