// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo.orders;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The orders service, see {@code orders.yml}. */
@SpringBootApplication
public class OrdersApplication {}
