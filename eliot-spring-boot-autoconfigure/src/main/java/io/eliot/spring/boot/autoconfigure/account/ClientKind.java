// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import java.util.function.Predicate;

/**
 * Clients, or builders of clients, of one type.
 *
 * @param type what they are
 * @param instrumented tells whether one knows of us
 */
record ClientKind<T>(Class<T> type, Predicate<T> instrumented) {
    boolean isInstrumented(Object bean) {
        return instrumented.test(type.cast(bean));
    }

    /** As one writes it: {@code RestClient.Builder}. */
    String name() {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }
}
