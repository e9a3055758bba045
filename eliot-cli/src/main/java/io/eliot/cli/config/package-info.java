// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** The user's options file. */
@NullMarked
package io.eliot.cli.config;

import org.jspecify.annotations.NullMarked;
