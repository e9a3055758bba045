// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import org.jspecify.annotations.Nullable;

/**
 * A block of code with a result; what it throws passes through whoever calls it, checked or not.
 *
 * @param <T> the result
 * @param <X> what it throws
 * @since 0.1.0
 */
@FunctionalInterface
public interface CheckedCallable<T extends @Nullable Object, X extends Throwable> {
    /**
     * Runs the block.
     *
     * @return its result
     * @throws X whatever goes wrong
     */
    T call() throws X;
}
