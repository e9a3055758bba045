// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.inventory;

/** Who wants how many pieces of something. */
record Reservation(String customer, int quantity) {}
