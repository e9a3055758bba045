// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package example;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import example.OrderService.Order;
import io.eliot.test.CaptureLogging;
import io.eliot.test.CapturedLogs;
import org.junit.jupiter.api.Test;

@CaptureLogging
class ShopTests {
    private final OrderService shop = new OrderService(sku -> 3, Runnable::run);

    @Test
    void reservesWhatIsOrdered(CapturedLogs logs) {
        shop.place(new Order("A-17", 2, "ada@example.com"));

        assertThat(logs)
                .hasAction("OrderService.place")
                .succeeded()
                .endedWith("orderId", 93)
                .hasChild("stock:reserve")
                .withField("left", 1);
    }

    @Test
    void saysWhatIsSoldOut(CapturedLogs logs) {
        assertThatIllegalStateException().isThrownBy(() -> shop.place(new Order("A-17", 4, "ada@example.com")));

        assertThat(logs).hasAction("stock:reserve").failedWith(IllegalStateException.class, "sold out");
    }
}
