// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

/** What a customer wants. */
record Order(String customer, String sku, int quantity) {}
