// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger;

    @Test // A1, A2, A3
    void isOneObjectThatSaysWhereItStandsAndWhatItIs() {
        logger.action("a").run(() -> logger.log("m"));

        assertThat(log.messages())
                .allSatisfy(message -> assertThat(message).containsKeys("task_uuid", "task_level", "timestamp"))
                .extracting(Map::keySet)
                .satisfiesExactly(
                        start -> assertThat(start).contains("action_type", "action_status"),
                        message -> assertThat(message)
                                .contains("message_type")
                                .doesNotContain("action_type", "action_status"),
                        end -> assertThat(end).contains("action_type", "action_status"));
        assertThat(log.messages())
                .extracting(message -> List.of(message.get("task_uuid"), message.get("task_level")))
                .doesNotHaveDuplicates();
    }

    @Test // A4, A9, A11: names and values are nobody's business here
    void fieldsOfUsualNamesAreTheUsers() {
        logger.log("m", "exception", "mine", "reason", List.of(1), "log_level", 7, "_id", Map.of("a", Map.of()));

        assertThat(log.last())
                .containsEntry("exception", "mine")
                .containsEntry("reason", List.of(1))
                .containsEntry("log_level", 7)
                .containsEntry("_id", Map.of("a", Map.of()));
        assertThat(log.memory.messages().get(0).problems()).isEmpty();
    }

    @Test // E1
    void isATaskOfItsOwnOutsideOfActions() {
        logger.log("one", "x", 1);
        logger.log("two");

        assertThat(log.outline()).containsExactly("one /1", "two /1");
        assertThat(log.messages()).extracting("task_uuid").doesNotHaveDuplicates();
        assertThat(log.lines().get(0))
                .isEqualTo("{\"x\":1,\"timestamp\":1700000000.75,\"task_uuid\":\"task-1\",\"task_level\":[1],"
                        + "\"message_type\":\"one\"}");
    }

    @Test // A6, A8: the place is the user's, the value the library's
    void reservedNamesKeepTheLibrarysValueInTheUsersPlace() {
        logger.log("m", "task_uuid", "mine", "x", 1, "timestamp", "now", "message_type", 7, "task_level", null);

        assertThat(log.lines().get(0))
                .isEqualTo("{\"task_uuid\":\"task-1\",\"x\":1,\"timestamp\":1700000000.75,\"message_type\":\"m\","
                        + "\"task_level\":[1]}");
    }

    @Test // A7, W3
    void aFieldThatWouldChangeTheKindIsRenamed() {
        logger.log("m", "action_type", "a", "action_status", "s", "action_status_", "taken");
        logger.action("a").with("message_type", "m").run(() -> {});

        assertThat(log.messages().get(0))
                .containsEntry("action_type_", "a")
                .containsEntry("action_status__", "s")
                .containsEntry("action_status_", "taken")
                .doesNotContainKeys("action_type", "action_status");
        assertThat(log.messages().get(1)).containsEntry("message_type_", "m").doesNotContainKey("message_type");
    }

    @Test // A6, W3: what production forgives, a test can notice
    void aReservedNameIsAProblemOfTheMessage() {
        logger.log("m", "action_type", "a", "x", 1, "task_uuid", "mine");

        assertThat(log.memory.messages().get(0).problems())
                .containsExactly(
                        "action_type: [renamed: action_type_, as the name has a meaning of its own in a log]",
                        "task_uuid: [not written: Eliot itself writes a field of this name]");
    }

    @Test
    void aRepeatedNameHasTheLastValueInTheFirstPlace() {
        logger.log("m", "a", 1, "b", 2, "a", 3);

        assertThat(log.lines().get(0)).startsWith("{\"a\":3,\"b\":2,");
    }

    @Test
    void manyFieldsStayDistinct() {
        List<@Nullable Object> fields = new ArrayList<>();
        IntStream.range(0, 500).forEach(i -> fields.addAll(List.of("f" + i % 250, i)));

        logger.log("m", fields.toArray());

        assertThat(log.last()).hasSize(254).containsEntry("f0", 250).containsEntry("f249", 499);
    }

    @Test // A13
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what callers without null analysis do
    void takesWhateverItIsGiven() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };

        logger.log("odd", "a", 1, "b");
        logger.log("names", 7, "seven", null, "null", hostile, "hostile", "", "empty");
        logger.log((String) null, (Object[]) null);
        logger.log((Record) null);
        logger.action((String) null).with(null, hostile).run(() -> {});

        assertThat(log.messages().get(0)).containsEntry("b", "eliot: no value given");
        assertThat(log.messages().get(1))
                .containsEntry("7", "seven")
                .containsEntry("null", "null")
                .containsEntry("", "empty")
                .containsEntry("eliot: unknown, str() raised exception", "hostile");
        assertThat(log.outline()).endsWith(" /1", " started /1", " succeeded /2");
    }

    @Test // W2: both are written as U+FFFD
    void namesThatDifferInLoneSurrogatesOnlyAreOneName() {
        logger.log("m", "a\ud800", 1, "a\udc00", 2, "b\ud83d\ude00", 3);

        assertThat(log.last())
                .containsEntry("a\ufffd", 2)
                .containsEntry("b\ud83d\ude00", 3)
                .hasSize(6);
    }

    @Test // I10, W11
    void globalFieldsComeLastAndOverride() {
        logger.addGlobalField("service", "orders");
        logger.addGlobalField("x", "global");

        logger.log("m", "x", "own", "y", 1);

        assertThat(log.lines().get(0)).startsWith("{\"x\":\"global\",\"y\":1,").endsWith(",\"service\":\"orders\"}");
    }

    @Test // A10
    void timestampsAreSecondsWithAFraction() {
        logger.log("m");
        logger.log("m");
        logger.log("m");

        assertThat(log.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"timestamp\":1700000000.75,"),
                        line -> assertThat(line).contains("\"timestamp\":1700000001.25,"),
                        line -> assertThat(line).contains("\"timestamp\":1700000001.75,"));
    }

    @Test // D17, X: two logs are independent
    void laterChangesOfAValueDoNotShow() {
        Map<String, Object> value = new java.util.LinkedHashMap<>(Map.of("k", "before"));
        logger.log("m", "value", value);
        value.put("k", "after");

        assertThat(log.lines().get(0)).contains("before").doesNotContain("after");
    }
}
