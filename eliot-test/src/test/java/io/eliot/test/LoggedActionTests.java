// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.message.TaskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggedActionTests {
    private final EliotLogger logger = EliotLogger.create();
    private final CapturedLogs logs = CapturedLogs.start();

    @AfterEach
    void forgetWhatIsLeftOnPurpose() {
        logs.reset();
        logs.close();
    }

    @Test
    void messagesOfATypeComeInOrderAndWithoutActions() { // N15
        logger.action("stock:checked").run(() -> {
            logger.log("stock:checked", "left", 1);
            logger.log("other");
            logger.log("stock:checked", "left", 0);
        });

        List<LoggedMessage> found = LoggedMessage.ofType(logs.messages(), "stock:checked");

        assertThat(found).extracting(message -> message.fields().get("left")).containsExactly(1, 0);
        assertThat(LoggedMessage.ofType(logs.messages(), "unknown")).isEmpty();
    }

    @Test
    void messagesAreEqualByContents() { // N15
        logger.log("stock:checked", "left", 1);
        logger.log("stock:checked", "left", 1);

        List<LoggedMessage> first = logs.messages();
        List<LoggedMessage> again = logs.messages();

        assertThat(first.get(0)).isEqualTo(again.get(0)).hasSameHashCodeAs(again.get(0));
        assertThat(first.get(0)).isNotEqualTo(first.get(1)); // another task
    }

    @Test
    void containsFieldsWhenEachIsThereWithAnEqualValue() { // N14
        logger.log("order:placed", "order", new Order("A-17", 2), "coupon", null);
        LoggedMessage message = logs.messages().get(0);

        assertThat(message.contains(Map.of("order", new Order("A-17", 2)))).isTrue();
        assertThat(message.contains(Map.of("order", Map.of("sku", "A-17", "quantity", 2))))
                .isTrue();
        assertThat(message.contains(Map.of("order", new Order("A-17", 3)))).isFalse();
        assertThat(message.contains(Map.of())).isTrue();
    }

    @Test
    void aMissingFieldIsNotNull() { // N14
        logger.log("order:placed", "coupon", null);
        LoggedMessage message = logs.messages().get(0);

        assertThat(message.contains(nullValued("coupon"))).isTrue();
        assertThat(message.contains(nullValued("gift"))).isFalse();
    }

    private static Map<String, Object> nullValued(String name) {
        Map<String, Object> fields = new java.util.HashMap<>();
        fields.put(name, null);
        return fields;
    }

    @Test
    void actionsOfATypeComeInTheOrderTheyStarted() { // N16
        EliotAction first = logger.action("upload").with("number", 1).start();
        EliotAction second = logger.action("upload").with("number", 2).start();
        second.finish();
        first.finish();

        List<LoggedAction> actions = LoggedAction.ofType(logs.messages(), "upload");

        assertThat(actions)
                .extracting(action -> action.startMessage().fields().get("number"))
                .containsExactly(1, 2);
        assertThat(LoggedAction.ofType(logs.messages(), "download")).isEmpty();
    }

    @Test
    void anActionIsPutTogetherFromItsMessages() { // N17
        logger.action("order:place").run(() -> {
            logger.log("first");
            logger.action("stock:check").run(() -> logger.log("inside"));
            logger.log("last");
        });
        logger.action("unrelated").run(() -> {});

        LoggedAction action = logs.actions("order:place").get(0);

        assertThat(action.children()).extracting(LoggedNode::type).containsExactly("first", "stock:check", "last");
        assertThat(action.children().get(1)).isInstanceOfSatisfying(LoggedAction.class, check -> {
            assertThat(check.level()).isEqualTo(TaskLevel.parse("/3"));
            assertThat(check.children()).extracting(LoggedNode::type).containsExactly("inside");
        });
        assertThat(action.messages()).isEqualTo(logs.messages().subList(0, 7));
    }

    @Test
    void childrenStandInTheOrderOfTheLogNotOfTheLevels() { // N17
        logger.action("order:place").run(() -> {
            logger.log("first");
            logger.log("second");
        });
        List<LoggedMessage> shuffled = new ArrayList<>(logs.messages());
        shuffled.add(1, shuffled.remove(2));

        LoggedAction action = LoggedAction.ofType(shuffled, "order:place").get(0);

        assertThat(action.children()).extracting(LoggedNode::type).containsExactly("second", "first");
    }

    @Test
    void aMissingStartIsTold() { // N17
        logger.action("order:place").run(() -> {});
        List<LoggedMessage> withoutStart = logs.messages().subList(1, 2);
        String task = withoutStart.get(0).taskUuid();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoggedAction.fromMessages(task, TaskLevel.of(1), withoutStart))
                .withMessage("Missing start message of type order:place at /1");
    }

    @Test
    void aMissingEndIsToldWithTheTypeOfTheActionItself() { // N17, W12: not of the last message of the list
        EliotAction action = logger.action("order:place").start();
        action.run(() -> logger.action("stock:check").run(() -> {}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoggedAction.ofType(logs.messages(), "order:place"))
                .withMessage("Missing end message of type order:place: the action has not finished");
    }

    @Test
    void anUnfinishedChildFailsTheWhole() { // N17
        logger.action("order:place").run(() -> logger.action("stock:check").start());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoggedAction.ofType(logs.messages(), "order:place"))
                .withMessageContaining("stock:check");
    }

    @Test
    void tellsHowItEnded() { // N18
        logger.action("fine").run(() -> {});
        failing("broken");

        assertThat(logs.actions("fine").get(0).succeeded()).isTrue();
        assertThat(logs.actions("broken").get(0).succeeded()).isFalse();
    }

    private void failing(String type) {
        EliotAction action = logger.action(type).start();
        action.finish(new IllegalStateException("sold out"));
    }

    @Test
    void descendantsComeDepthFirst() { // N18
        logger.action("a").run(() -> {
            logger.action("b").run(() -> logger.log("c"));
            logger.log("d");
        });

        assertThat(logs.actions("a").get(0).descendants())
                .extracting(LoggedNode::type)
                .containsExactly("b", "c", "d");
    }

    @Test
    void theTypeTreeHasATextForAMessageAndAMapForAnAction() { // N18
        logger.action("a").run(() -> {
            logger.action("b").run(() -> logger.log("c"));
            logger.log("d");
        });

        assertThat(logs.actions("a").get(0).typeTree()).isEqualTo(Map.of("a", List.of(Map.of("b", List.of("c")), "d")));
    }

    record Order(String sku, int quantity) {}
}
