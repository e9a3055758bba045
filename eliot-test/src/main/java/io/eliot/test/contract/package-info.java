// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** What whoever implements a part of Eliot has to hold to, as JUnit classes to be extended. */
@NullMarked
package io.eliot.test.contract;

import org.jspecify.annotations.NullMarked;
