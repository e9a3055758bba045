// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import io.eliot.annotation.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.util.MultiValueMap;

@Service
class OrderService {
    private static final Logger log = LoggerFactory.getLogger(OrderService.class);

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
            log.warn("only {} left of {}", left, order.sku());
        }
        return book.enter(order);
    }

    @Action
    String quote(String sku, MultiValueMap<String, String> terms) {
        return inventory.quote(sku, terms);
    }
}
