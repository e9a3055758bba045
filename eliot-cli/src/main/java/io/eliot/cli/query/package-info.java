// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Selecting tasks and messages by JMESPath, name and time. */
@NullMarked
package io.eliot.cli.query;

import org.jspecify.annotations.NullMarked;
