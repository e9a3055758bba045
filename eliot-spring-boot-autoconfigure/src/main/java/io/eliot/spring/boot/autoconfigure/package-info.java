// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/** Properties, conditions and bean methods of Eliot's auto-configuration. */
@NullMarked
package io.eliot.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
