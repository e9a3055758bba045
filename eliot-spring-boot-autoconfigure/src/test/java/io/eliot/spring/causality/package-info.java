// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
@NullMarked
package io.eliot.spring.causality;

import org.jspecify.annotations.NullMarked;
