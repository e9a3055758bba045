// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Actions, messages and tasks as application code sees them. */
@NullMarked
package io.eliot;

import org.jspecify.annotations.NullMarked;
