// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.Eliot;
import io.eliot.test.CapturedLogs;
import io.eliot.test.LoggedAction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapturedLogsAssertTests {
    private final CapturedLogs logs = CapturedLogs.start();

    @BeforeEach
    void placeAnOrder() {
        Eliot.action("OrderService.place").with("order", new Order("A-17", 2)).run(place -> {
            Eliot.action("http:client").with("method", "GET").run(client -> {
                client.addSuccessFields("status", 200);
            });
            Eliot.log("stock:checked", "left", 3, "coupon", null);
            place.addSuccessFields("orderId", 93L);
        });
        Eliot.action("payment:charge").with("amount", 1).start().finish(new IllegalStateException("card refused"));
        Eliot.action("payment:charge").with("amount", 2).run(() -> {});
    }

    @AfterEach
    void forgetWhatIsLeftOnPurpose() {
        logs.reset();
        logs.close();
    }

    @Test
    void findsItsWayThroughTheTree() {
        assertThat(logs)
                .hasAction("OrderService.place")
                .succeeded()
                .startedWith("order", new Order("A-17", 2))
                .endedWith("orderId", 93)
                .hasMessage("stock:checked", message -> message.withField("left", 3))
                .hasExactlyChildren("http:client", "stock:checked")
                .hasChild("http:client")
                .withField("status", 200)
                .withField("method", "GET");
    }

    @Test
    void comparesValuesAsTheyStandOnTheWire() {
        assertThat(logs)
                .hasAction("OrderService.place")
                .startedWith("order", Map.of("quantity", 2, "sku", "A-17"))
                .endedWith(Map.of("orderId", 93));
    }

    @Test
    void hasActionLooksAtTheFirst() { // N20
        assertThat(logs)
                .hasAction("payment:charge", false, Map.of("amount", 1), Map.of("reason", "card refused"))
                .failedWith(IllegalStateException.class)
                .failedWith(IllegalStateException.class, "card refused");
        fails(() -> assertThat(logs).hasAction("payment:charge").succeeded())
                .hasMessageStartingWith("Expected the action payment:charge at / to succeed, but it failed with "
                        + "java.lang.IllegalStateException: card refused");
    }

    @Test
    void hasActionChecksStatusThenStartThenEnd() { // N20
        fails(() -> assertThat(logs).hasAction("payment:charge", true, Map.of("amount", 7), Map.of("x", 1)))
                .hasMessageContaining("to succeed");
        fails(() -> assertThat(logs).hasAction("payment:charge", false, Map.of("amount", 7), Map.of("x", 1)))
                .hasMessageContaining("to have the field amount with the value\n  7\nbut it is\n  1");
        fails(() -> assertThat(logs).hasAction("payment:charge", false, Map.of("amount", 1), Map.of("x", 1)))
                .hasMessageContaining("to have a field x, but it has [");
    }

    @Test
    void anyActionMayMeetTheRequirements() {
        assertThat(logs)
                .hasActionSatisfying(
                        "payment:charge", charge -> charge.succeeded().startedWith("amount", 2));
        fails(() -> assertThat(logs).hasActionSatisfying("payment:charge", charge -> charge.startedWith("amount", 3)))
                .hasMessageStartingWith("No action of type payment:charge meets the requirements")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void everyFailureShowsTheTree() {
        fails(() -> assertThat(logs).hasAction("refund"))
                .hasMessageStartingWith("No actions of type refund") // N20
                .hasMessageContaining("What was logged:")
                .hasMessageContaining("└── OrderService.place/1 ⇒ started");
        fails(() -> assertThat(logs).hasMessage("refund"))
                .hasMessageStartingWith("No messages of type refund") // N19
                .hasMessageContaining("└── OrderService.place/1 ⇒ started");
        fails(() -> assertThat(logs).hasAction("OrderService.place").hasChild("refund"))
                .hasMessageStartingWith(
                        "Expected the action OrderService.place at / to have an action refund directly in it")
                .hasMessageContaining("What was logged:");
        fails(() -> assertThat(logs).hasMessage("stock:checked").withField("left", 4))
                .hasMessageStartingWith("Expected the message stock:checked at /3 to have the field left")
                .hasMessageContaining("What was logged:");
    }

    @Test
    void hasMessageLooksAtTheFieldsOfTheFirst() { // N19, N14
        assertThat(logs)
                .hasMessage("stock:checked", Map.of("left", 3))
                .withField("coupon", null)
                .withoutField("gift")
                .withFieldSatisfying("left", left -> assertThat(left).isEqualTo(3));
        fails(() -> assertThat(logs).hasMessage("stock:checked").withField("gift", null))
                .hasMessageContaining("to have a field gift, but it has [");
        fails(() -> assertThat(logs).hasMessage("stock:checked", Collections.singletonMap("left", null)))
                .hasMessageContaining("with the value\n  null\nbut it is\n  3");
    }

    @Test
    void anUnfinishedActionIsToldByName() { // N20, N17, W12
        Eliot.action("upload").start();

        fails(() -> assertThat(logs).hasAction("upload"))
                .hasMessageStartingWith("Missing end message of type upload: the action has not finished");
    }

    @Test
    void typesAreComparedAsATree() { // N18
        assertThat(logs).hasAction("OrderService.place").hasTypeTree("""
                        OrderService.place
                          http:client
                          stock:checked
                        """);
        fails(() -> assertThat(logs).hasAction("OrderService.place").hasTypeTree("OrderService.place"))
                .hasMessageContaining("  OrderService.place\n    http:client\n    stock:checked\n");
    }

    @Test
    void typesAreComparedInOrder() {
        assertThat(logs).hasTypesInOrder("OrderService.place", "stock:checked", "payment:charge", "payment:charge");
        fails(() -> assertThat(logs).hasTypesInOrder("stock:checked", "http:client"))
                .hasMessageStartingWith("Expected, in this order, stock:checked, http:client, but after the first 1 "
                        + "there is no http:client");
    }

    @Test
    void countsAndAbsences() {
        assertThat(logs)
                .hasActions("payment:charge", 2)
                .hasMessages("stock:checked", 1)
                .hasNoAction("stock:checked")
                .hasNoMessage("payment:charge");
        fails(() -> assertThat(logs).hasNoAction("payment:charge"));
        fails(() -> assertThat(logs).hasNoMessage("stock:checked"));
        fails(() -> assertThat(logs).hasActions("payment:charge", 1));
        fails(() -> assertThat(logs).isEmpty());
        logs.reset();
        assertThat(logs).isEmpty();
    }

    @Test
    void anActionByItselfIsAssertedOnToo() {
        List<LoggedAction> charges = logs.actions("payment:charge");

        assertThat(charges.get(0)).failed();
        assertThat(charges.get(1)).succeeded().hasExactlyChildren();
        assertThat(charges.get(0).endMessage()).withField("action_status", "failed");
        fails(() -> assertThat(charges.get(1)).failed());
        fails(() -> assertThat(charges.get(0)).failedWith(IllegalArgumentException.class));
        fails(() -> assertThat(logs).hasAction("OrderService.place").hasExactlyChildren("http:client"));
    }

    @Test
    void descendantsAreFoundAtAnyDepth() {
        Eliot.action("a")
                .run(() -> Eliot.action("b").run(() -> Eliot.action("c").run(() -> {})));

        assertThat(logs).hasAction("a").hasDescendant("c").succeeded();
        fails(() -> assertThat(logs).hasAction("a").hasChild("c"));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> fails(ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
    }

    record Order(String sku, int quantity) {}
}
