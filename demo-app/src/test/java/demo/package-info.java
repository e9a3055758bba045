// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** The demo as its users meet it: what it prints, what README.md says of it, what many requests at once leave behind. */
@NullMarked
package demo;

import org.jspecify.annotations.NullMarked;
