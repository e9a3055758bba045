// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import org.springframework.http.HttpStatusCode;

final class InventoryFailedException extends RuntimeException {
    InventoryFailedException(HttpStatusCode status) {
        super("inventory answered " + status.value());
    }
}
