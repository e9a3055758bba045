// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Annotated types that are no beans. */
@NullMarked
package io.eliot.spring.aop.stray;

import org.jspecify.annotations.NullMarked;
