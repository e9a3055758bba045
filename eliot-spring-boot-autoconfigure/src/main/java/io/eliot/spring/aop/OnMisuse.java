// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

/**
 * What to do about an {@link io.eliot.annotation.Action} that has no effect.
 *
 * @since 0.1.0
 */
public enum OnMisuse {
    /** Say so in the application's log when it starts. */
    WARN,
    /** Do not start. */
    FAIL,
    /** Nothing; nothing is looked for. */
    IGNORE
}
