// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package example;

import io.eliot.Eliot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.ToIntFunction;

/** Something to be tested. */
class OrderService {
    private final ToIntFunction<String> stock;
    private final Executor mail;

    OrderService(ToIntFunction<String> stock, Executor mail) {
        this.stock = stock;
        this.mail = mail;
    }

    Receipt place(Order order) {
        return Eliot.action("OrderService.place").with("order", order).call(action -> {
            reserve(order);
            mail.execute(Eliot.preserveContext(() -> Eliot.log("mail:sent", "to", order.customer())));
            action.addSuccessFields("orderId", 93);
            return new Receipt(93);
        });
    }

    private void reserve(Order order) {
        Eliot.action("stock:reserve").with("sku", order.sku()).run(action -> {
            int left = stock.applyAsInt(order.sku()) - order.quantity();
            if (left < 0) {
                throw new IllegalStateException("sold out");
            }
            action.addSuccessFields("left", left);
        });
    }

    /** Recommendations are a luxury: without them the shop still works. */
    CompletableFuture<String> recommend() {
        try {
            return CompletableFuture.completedFuture("A-" + stock.applyAsInt("recommended"));
        } catch (IllegalStateException e) {
            Eliot.writeTraceback(e);
            return CompletableFuture.completedFuture("nothing");
        }
    }

    record Order(String sku, int quantity, String customer) {}

    record Receipt(int orderId) {}
}
