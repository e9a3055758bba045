// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import org.jspecify.annotations.Nullable;

/**
 * A block of code with a result that knows the action it is run in.
 *
 * @param <T> the result
 * @param <X> what it throws
 * @since 0.1.0
 */
@FunctionalInterface
public interface ActionCallable<T extends @Nullable Object, X extends Throwable> {
    /**
     * Runs the block.
     *
     * @param action the current action
     * @return its result
     * @throws X whatever goes wrong
     */
    T call(EliotAction action) throws X;
}
