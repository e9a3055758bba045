// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

/** What a customer gets: a number to ask by. */
record Receipt(long orderId) {}
