// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/** Configuration nobody can have meant. Its text says what is wrong, its action what to change. */
final class EliotConfigurationException extends RuntimeException {
    private final String action;

    EliotConfigurationException(String description, String action) {
        this(description, action, null);
    }

    EliotConfigurationException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
