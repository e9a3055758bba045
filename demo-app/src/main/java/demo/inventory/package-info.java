// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Knows what is in stock: WebFlux on Netty, with a database of its own. */
@NullMarked
package demo.inventory;

import org.jspecify.annotations.NullMarked;
