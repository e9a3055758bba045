// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

/**
 * A block of code that knows the action it is run in.
 *
 * @param <X> what it throws
 * @since 0.1.0
 */
@FunctionalInterface
public interface ActionRunnable<X extends Throwable> {
    /**
     * Runs the block.
     *
     * @param action the current action
     * @throws X whatever goes wrong
     */
    void run(EliotAction action) throws X;
}
