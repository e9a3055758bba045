// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class OrderBook {
    private final JdbcClient jdbc;

    OrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Receipt enter(Order order) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into orders (customer, sku, quantity) values (:customer, :sku, :quantity)")
                .paramSource(order)
                .update(key, "id");
        return new Receipt(Objects.requireNonNull(key.getKeyAs(Long.class)));
    }
}
