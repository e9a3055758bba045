// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.json.ValueEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No message is longer than its bound by more than the escapes of its last text, whatever is put where. */
class MessageBoundsTests {
    private static final int BOUND = 1 << 20;
    private static final int LONGEST_TEXT = 65_536;
    private static final int BYTES_OF_AN_ESCAPE = 6;

    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;

    private static Map<String, Object> fields(int count, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> fields.put("field" + i, value));
        return fields;
    }

    @Test
    void manyLongTextsAreCut() {
        logger.action("a")
                .with(fields(200, "\u0001".repeat(LONGEST_TEXT)))
                .start()
                .finish();

        assertThat(log.memory.messages().get(0).size())
                .isBetween(BOUND, BOUND + LONGEST_TEXT * BYTES_OF_AN_ESCAPE + 1_000);
        assertThat(log.messages().get(0)).containsEntry("action_type", "a");
    }

    @Test
    void fieldsBeyondTheBoundAreCutAndCounted() {
        logger.addGlobalField("service", "orders");
        logger.action("a").with(fields(500_000, 1)).start().finish();

        assertThat(log.memory.messages().get(0).size()).isBetween(BOUND, BOUND + 1_000);
        assertThat(String.valueOf(log.messages().get(0).get("eliot:cut"))).matches("\\[cut: \\d+ of 500000 fields\\]");
        assertThat(log.messages().get(0))
                .containsEntry("action_status", "started")
                .containsEntry("task_uuid", "task-1")
                .containsEntry("service", "orders");
        assertThat(log.memory.messages().get(0).problems())
                .singleElement()
                .asString()
                .startsWith("[cut: ");
    }

    @Test // A6
    void whatTheLibrarySaysIsThereOnceWhereverTheCutIs() {
        Map<String, Object> fields = fields(100_000, "some text");
        fields.put("task_uuid", "mine");
        fields.put("eliot:cut", "mine");
        logger.action("a").with(fields).start().finish();

        assertThat(log.messages().get(0))
                .containsEntry("task_uuid", "task-1")
                .containsKey("eliot:cut_")
                .doesNotContainKey("eliot:cut");
    }

    @Test
    void longNamesAndTypesAreCut() {
        String endless = "n".repeat(3_000_000);

        logger.log(endless, endless, 1, endless + "!", 2);
        logger.action(endless).run(() -> {});

        assertThat(log.memory.messages())
                .allSatisfy(message -> assertThat(message.size()).isLessThan(10_000));
        assertThat(log.messages().get(0))
                .containsEntry("n".repeat(1024) + "[cut: 3000000 characters]_0", 1)
                .containsEntry("n".repeat(1024) + "[cut: 3000001 characters]_1", 2)
                .containsEntry("message_type", "n".repeat(1024) + "[cut: 3000000 characters]");
        assertThat(log.messages().get(1).get("action_type"))
                .isEqualTo(log.messages().get(2).get("action_type"));
    }

    @Test
    void eachBoundIsTheUsersToSet() {
        ValueEncoder tight = ValueEncoder.builder()
                .maxDepth(2)
                .maxElements(3)
                .maxStringLength(16)
                .maxMessageLength(256)
                .build();
        RecordedLog small = new RecordedLog(builder -> builder.values(tight));

        small.logger.log("m", "deep", new int[][][] {{{1}}}, "long", "x".repeat(17), "wide", new int[4]);
        small.logger.log(
                "m",
                fields(1_000, 1).entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray());

        assertThat(small.messages().get(0))
                .containsEntry("long", "x".repeat(16) + "[cut: 17 characters]")
                .hasEntrySatisfying("deep", deep -> assertThat(deep.toString()).contains("[cut: too deep"))
                .hasEntrySatisfying("wide", wide -> assertThat(wide.toString()).contains("original_shape=[4]"));
        assertThat(small.memory.messages().get(1).size()).isLessThan(600);
    }

    @Test // L, beyond collections: what is merely iterable may be endless, or be used up by being read
    void iterablesThatAreNoCollectionsAreNotIterated() {
        class Cursor implements Iterable<Integer> {
            private int calls;

            @Override
            public java.util.Iterator<Integer> iterator() {
                calls++;
                return java.util.stream.Stream.iterate(0, i -> i + 1).iterator();
            }

            @Override
            public String toString() {
                return "a cursor";
            }
        }
        Cursor cursor = new Cursor();

        logger.log("m", "cursor", cursor);

        assertThat(log.last()).containsEntry("cursor", "a cursor");
        assertThat(cursor.calls).isZero();
    }

    @Test // W2: for a test to notice
    void aValueThatSaysNothingOfItselfIsAProblem() {
        class Mute {}

        logger.log("m", "mute", new Mute(), "keys", Map.of(new Mute(), 1));

        assertThat(log.memory.messages().get(0).problems())
                .containsExactly(
                        "mute: [says nothing of itself: " + Mute.class.getName() + "]",
                        "keys[0]: [says nothing of itself: " + Mute.class.getName() + "]");
    }

    @Test // W2: so are keys that are two to Java and one to JSON
    void keysThatBecomeAlikeAreAProblem() {
        Map<Object, Integer> keys = new LinkedHashMap<>();
        keys.put(1, 1);
        keys.put("1", 2);
        logger.log("m", "keys", keys);
        logger.log("m", "keys", Map.of(1, 1, 2L, 2));

        assertThat(log.memory.messages().get(0).problems()).containsExactly("keys.1: [renamed: a key of a map to 1_2]");
        assertThat(log.memory.messages().get(1).problems()).isEmpty();
    }
}
