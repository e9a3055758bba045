// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Methods of Spring beans as actions, by {@link io.eliot.annotation.Action}; no Boot needed.
 *
 * <p>The entry type is {@link io.eliot.spring.aop.ActionAdvisor}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.spring.aop;

import org.jspecify.annotations.NullMarked;
