// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

final class OutOfStockException extends RuntimeException {
    OutOfStockException(String sku, int quantity, int left) {
        super("%d of %s wanted, %d left".formatted(quantity, sku, left));
    }
}
