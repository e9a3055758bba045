// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

final class OutOfStockException extends RuntimeException {
    OutOfStockException(Order order, Throwable cause) {
        super("inventory has not %d of %s".formatted(order.quantity(), order.sku()), cause);
    }
}
