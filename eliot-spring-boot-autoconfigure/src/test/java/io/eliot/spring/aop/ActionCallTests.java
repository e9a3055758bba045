// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import java.io.IOException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionCallTests {
    private final ActionApplication application = ActionApplication.of(Orders.class, Stock.class);
    private final Orders orders = application.bean(Orders.class);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void isAnActionWithArgumentsByNameAndTheResult() { // G1, G3, G4, G5
        orders.place("A-17", 2);

        assertThat(application.story())
                .containsExactly(
                        "/1 Orders.place started {sku=A-17, quantity=2}",
                        "/2/1 stock:reserve started {sku=A-17}",
                        "/2/2 checked {left=3}",
                        "/2/3 stock:reserve succeeded {result=true}",
                        "/3 Orders.place succeeded {result=A-17 x 2}");
    }

    @Test // G8: only reflection can make one
    void isNoneWithArgumentsOfTheWrongType() throws Exception {
        Method place = Orders.class.getMethod("place", String.class, int.class);

        assertThatThrownBy(() -> place.invoke(orders, "A-17", "two")).isInstanceOf(IllegalArgumentException.class);

        assertThat(application.story()).isEmpty();
    }

    @Test // A6, G10
    void hasParametersOfAnyName() {
        orders.audit("a", "b", "c");

        assertThat(application.story())
                .containsExactly(
                        "/1 Orders.audit started {logger=a, actionType=b}", "/2 Orders.audit succeeded {result=null}");
    }

    @Test
    void standsInTheCurrentAction() {
        application.logger().action("request").run(() -> orders.place("A-17", 2));

        assertThat(application.taskUuids()).hasSize(1);
        assertThat(application.story()).contains("/2/1 Orders.place started {sku=A-17, quantity=2}");
    }

    @Test
    void hasAResultEvenIfItIsNull() { // G1
        orders.cancel();

        assertThat(application.story())
                .containsExactly("/1 Orders.cancel started {}", "/2 Orders.cancel succeeded {result=null}");
    }

    @Test
    void failsWithWhatTheMethodThrowsAndLetsItThrough() {
        IOException broken = new IOException("disk full");

        assertThatThrownBy(() -> orders.save(broken)).isSameAs(broken);

        assertThat(application.story())
                .last()
                .isEqualTo("/2 Orders.save failed {exception=java.io.IOException, reason=disk full}");
    }

    @Test
    void isNoneWithoutTheAnnotation() {
        orders.count();

        assertThat(application.story()).isEmpty();
    }

    static class Orders {
        private final Stock stock;

        Orders(Stock stock) {
            this.stock = stock;
        }

        @Action
        public void audit(String logger, String actionType, String timestamp) {}

        @Action
        public String place(String sku, int quantity) {
            stock.reserve(sku);
            return sku + " x " + quantity;
        }

        @Action
        void cancel() {}

        @Action(arguments = Action.Recorded.NO)
        protected void save(IOException broken) throws IOException {
            throw broken;
        }

        int count() {
            return 1;
        }
    }

    static class Stock {
        @Action("stock:reserve")
        boolean reserve(String sku) {
            Eliot.log("checked", "left", 3);
            return true;
        }
    }
}
