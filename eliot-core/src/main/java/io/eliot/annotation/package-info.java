// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors

/** What users put on their code; depends on nothing. */
@NullMarked
package io.eliot.annotation;

import org.jspecify.annotations.NullMarked;
