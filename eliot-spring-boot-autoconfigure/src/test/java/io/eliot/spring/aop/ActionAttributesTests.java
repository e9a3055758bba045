// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.annotation.Action;
import io.eliot.annotation.Action.Propagation;
import io.eliot.annotation.Action.Recorded;
import io.eliot.annotation.ActionField;
import io.eliot.annotation.Redacted;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.MapPropertySource;

class ActionAttributesTests {
    @Test
    void recordsOnlyArgumentsThatAreIncludedInTheirOrder() { // G6
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).included("A-17", 2, "gift");

            assertThat(application.story()).first().isEqualTo("/1 Orders.included started {note=gift, sku=A-17}");
        }
    }

    @Test
    void leavesExcludedArgumentsOut() {
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).excluded("A-17", 2);

            assertThat(application.story()).first().isEqualTo("/1 Orders.excluded started {quantity=2}");
        }
    }

    @Test
    void refusesToStartWithTheNameOfNoParameter() { // G6
        assertThatThrownBy(() -> ActionApplication.of(Misspelt.class).close())
                .rootCause()
                .isInstanceOf(ActionMisuseException.class)
                .hasMessage("@Action of " + Misspelt.class.getName() + ".pay has excludeArguments = [crad], but [crad] "
                        + "are no parameters of the method: it has [card]")
                .extracting(e -> ((ActionMisuseException) e).cure())
                .isEqualTo("Name parameters of the method.");
    }

    @Test
    void refusesToStartWithAFieldWithoutAValue() {
        assertThatThrownBy(() -> ActionApplication.of(FieldWithoutValue.class).close())
                .rootCause()
                .hasMessage("@Action of " + FieldWithoutValue.class.getName() + ".pay has a constant field 'urgent'");
    }

    @Test
    void refusesToStartWithABrokenExpression() {
        assertThatThrownBy(() -> ActionApplication.of(BrokenExpression.class).close())
                .hasStackTraceContaining("@ActionField of " + BrokenExpression.class.getName()
                        + ".pay has the expression " + "'card.('");
    }

    @Test
    void leavesArgumentsAndResultOut() { // G7
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).silent("A-17");

            assertThat(application.story())
                    .containsExactly("/1 Orders.silent started {}", "/2 Orders.silent succeeded {}");
        }
    }

    @Test
    void addsConstantFields() { // G2
        try (var application = ActionApplication.with(ActionAttributesTests::setRegion, Orders.class)) {
            application.bean(Orders.class).constant();

            assertThat(application.story()).first().isEqualTo("/1 order:constant started {team=orders, region=eu}");
        }
    }

    private static void setRegion(AnnotationConfigApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("region", "eu", "kind", "constant")));
    }

    @Test
    void beginsATaskOfItsOwn() { // D3
        try (var application = ActionApplication.of(Orders.class)) {
            application.logger().action("request").run(application.bean(Orders.class)::nightly);

            assertThat(application.taskUuids()).hasSize(2);
            assertThat(application.story()).element(1).isEqualTo("/1 Orders.nightly started {}");
        }
    }

    @Test
    void succeedsWithAnExpectedException() {
        try (var application = ActionApplication.of(Orders.class)) {
            Orders orders = application.bean(Orders.class);

            assertThatThrownBy(() -> orders.find("A-17")).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> orders.find("")).isInstanceOf(IllegalArgumentException.class);

            assertThat(application.story())
                    .containsSequence(
                            "/2 Orders.find succeeded {exception=java.util.NoSuchElementException, reason=A-17}")
                    .last()
                    .isEqualTo("/2 Orders.find failed {exception=java.lang.IllegalArgumentException, reason=empty}");
        }
    }

    @Test
    void recordsAnArgumentUnderAnotherNameOrAPartOfIt() {
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).ship("17", new Parcel(new Address("Oslo"), 3), null);

            assertThat(application.story())
                    .first()
                    .isEqualTo("/1 Orders.ship started {orderId=17, city=Oslo, backup=null}");
        }
    }

    @Test
    void goesOnWhenAnExpressionFails() {
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).ship("17", new Parcel(null, 3), null);

            assertThat(application.story())
                    .first()
                    .asString()
                    .startsWith("/1 Orders.ship started {orderId=17, city=[address.city failed: org.springframework.");
        }
    }

    @Test
    void neverRecordsWhatIsRedacted() {
        try (var application = ActionApplication.of(CardTerminal.class)) {
            application.bean(Terminal.class).charge("4000-1234", 12);

            assertThat(application.story())
                    .containsExactly(
                            "/1 CardTerminal.charge started {number=[redacted], amount=12}",
                            "/2 CardTerminal.charge succeeded {result=[redacted]}");
        }
    }

    @Test
    void cutsALongText() {
        try (var application = ActionApplication.of(Orders.class)) {
            application.bean(Orders.class).excludedNothing("x".repeat(5000));

            assertThat(application.story())
                    .first()
                    .asString()
                    .endsWith("xxx[904 more characters]}")
                    .hasSizeLessThan(4200);
        }
    }

    @Test
    void holdsForEveryMethodOfAnAnnotatedClassAndItsSubclasses() {
        try (var application = ActionApplication.of(SpecialLedger.class)) {
            SpecialLedger ledger = application.bean(SpecialLedger.class);
            ledger.book();
            ledger.audit();
            ledger.inherited();
            assertThat(ledger).hasToString("ledger");

            assertThat(application.story())
                    .containsExactly(
                            "/1 SpecialLedger.book started {}",
                            "/2 SpecialLedger.book succeeded {result=null}",
                            "/1 audit started {}",
                            "/2 audit succeeded {result=null}");
        }
    }

    @Test
    void takesTheMostSpecificAnnotation() {
        try (var application = ActionApplication.of(FastClock.class, PlainClock.class)) {
            application.bean(FastClock.class).tick();
            application.bean(PlainClock.class).tick();
            application.bean(PlainClock.class).tock();

            assertThat(application.story())
                    .filteredOn(line -> line.contains("started"))
                    .containsExactly("/1 fast started {}", "/1 slow started {}", "/1 PlainClock.tock started {}");
        }
    }

    @Test
    void worksAsStereotype() {
        try (var application = ActionApplication.of(Billing.class)) {
            application.bean(Billing.class).pay("4000-1234");

            assertThat(application.story())
                    .containsExactly("/1 billing:pay started {team=billing}", "/2 billing:pay succeeded {}");
        }
    }

    static class Orders {
        @Action(includeArguments = {"note", "sku"})
        void included(String sku, int quantity, String note) {}

        @Action(excludeArguments = "sku")
        void excluded(String sku, int quantity) {}

        @Action
        void excludedNothing(String text) {}

        @Action(arguments = Recorded.NO, result = Recorded.NO)
        String silent(String sku) {
            return sku;
        }

        @Action(
                value = "order:${kind}",
                fields = {"team=orders", "region=${region}"})
        void constant() {}

        @Action(propagation = Propagation.NEW_TASK)
        void nightly() {}

        @Action(expected = NoSuchElementException.class)
        void find(String sku) {
            if (sku.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            throw new NoSuchElementException(sku);
        }

        @Action
        void ship(
                @ActionField("orderId") String id,
                @ActionField(value = "city", expression = "address.city") Parcel parcel,
                @ActionField(value = "backup", expression = "address.city") @Nullable Parcel other) {}
    }

    public record Parcel(@Nullable Address address, int weight) {}

    public record Address(String city) {}

    static class Misspelt {
        @Action(excludeArguments = "crad")
        void pay(String card) {}
    }

    static class FieldWithoutValue {
        @Action(fields = "urgent")
        void pay() {}
    }

    static class BrokenExpression {
        @Action
        void pay(@ActionField(expression = "card.(") String card) {}
    }

    interface Terminal {
        @Redacted
        @Action
        String charge(@Redacted String number, int amount);
    }

    static class CardTerminal implements Terminal {
        @Override
        public String charge(String number, int amount) {
            return "secret";
        }
    }

    static class UnannotatedLedger {
        void inherited() {}
    }

    @Action
    static class Ledger extends UnannotatedLedger {
        void book() {}

        @Action("audit")
        void audit() {}

        @Override
        public String toString() {
            return "ledger";
        }
    }

    static class SpecialLedger extends Ledger {}

    @Action
    interface Clock {
        @Action("slow")
        default void tick() {}

        default void tock() {}
    }

    static class PlainClock implements Clock {}

    static class FastClock implements Clock {
        @Override
        @Action("fast")
        public void tick() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Action(arguments = Recorded.NO, result = Recorded.NO, fields = "team=billing")
    @interface BillingAction {
        @AliasFor(annotation = Action.class, attribute = "value")
        String value();
    }

    static class Billing {
        @BillingAction("billing:pay")
        void pay(String card) {}
    }
}
