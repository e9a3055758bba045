// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package example;

import static io.eliot.test.assertj.EliotAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import example.OrderService.Order;
import io.eliot.test.CaptureLogging;
import io.eliot.test.CapturedLogs;
import io.eliot.test.LoggedMessage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@CaptureLogging
class OrderServiceTests {
    private final ExecutorService mail = Executors.newSingleThreadExecutor();
    private final OrderService service = new OrderService(sku -> 3, mail);

    @AfterEach
    void stopMail() {
        mail.shutdownNow();
    }

    @Test
    void placesAnOrder(CapturedLogs logs) {
        Order order = new Order("A-17", 2, "ada@example.com");

        service.place(order);

        assertThat(logs)
                .hasAction("OrderService.place")
                .succeeded()
                .startedWith("order", order)
                .endedWith("orderId", 93)
                .hasChild("stock:reserve")
                .withField("left", 1);
    }

    @Test
    void doesNotSellWhatIsNotThere(CapturedLogs logs) {
        Order order = new Order("A-17", 4, "ada@example.com");

        assertThatIllegalStateException().isThrownBy(() -> service.place(order));

        assertThat(logs)
                .hasAction("OrderService.place")
                .failedWith(IllegalStateException.class, "sold out")
                .hasTypeTree("""
                        OrderService.place
                          stock:reserve
                        """);
    }

    @Test
    void writesToTheCustomer(CapturedLogs logs) throws InterruptedException {
        service.place(new Order("A-17", 2, "ada@example.com"));
        mail.shutdown();
        mail.awaitTermination(10, TimeUnit.SECONDS);

        assertThat(logs)
                .hasAction("OrderService.place")
                .hasDescendant("eliot:remote_task")
                .hasMessage("mail:sent")
                .withField("to", "ada@example.com");
    }

    @Test
    void getsByWithoutRecommendations(CapturedLogs logs) {
        OrderService service = new OrderService(
                sku -> {
                    throw new IllegalStateException("no recommendations today");
                },
                mail);

        assertThat(service.recommend()).isCompletedWithValue("nothing");

        assertThat(logs.takeTracebacks(IllegalStateException.class))
                .extracting(message -> message.fields().get("reason"))
                .containsExactly("no recommendations today");
    }

    @Test
    void needsNoAnnotation() {
        try (var logs = CapturedLogs.start()) {
            service.place(new Order("A-17", 1, "ada@example.com"));

            LoggedMessage start = logs.actions("OrderService.place").get(0).startMessage();
            assertThat(start.fields()).containsKey("order");
        }
    }
}
