// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Auto-configuration of {@link io.eliot.annotation.Action} on beans.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.boot.autoconfigure.aop;

import org.jspecify.annotations.NullMarked;
