// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Takes orders: Spring MVC on Tomcat, with a database of its own. */
@NullMarked
package demo.orders;

import org.jspecify.annotations.NullMarked;
