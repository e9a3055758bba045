// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

@Service
class OrderService {
    private final InventoryClient inventory;
    private final OrderBook book;

    OrderService(InventoryClient inventory, OrderBook book) {
        this.inventory = inventory;
        this.book = book;
    }

    @Action
    Receipt place(Order order) {
        int left = inventory.reserve(order);
        if (left < 10) {
            Eliot.log("stock:low", "sku", order.sku(), "left", left);
        }
        return book.enter(order);
    }

    @Action
    String quote(String sku, MultiValueMap<String, String> terms) {
        return inventory.quote(sku, terms);
    }
}
