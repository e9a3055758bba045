// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
/**
 * Types of messages and actions, with the fields they are declared to have (spec M).
 *
 * <p>The entry types are {@link io.eliot.type.MessageType} and {@link io.eliot.type.ActionType}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.eliot.type;

import org.jspecify.annotations.NullMarked;
