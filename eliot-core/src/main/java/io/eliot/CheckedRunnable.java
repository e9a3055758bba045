// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

/**
 * A block of code; what it throws passes through whoever runs it, checked or not.
 *
 * @param <X> what it throws
 * @since 0.1.0
 */
@FunctionalInterface
public interface CheckedRunnable<X extends Throwable> {
    /**
     * Runs the block.
     *
     * @throws X whatever goes wrong
     */
    void run() throws X;
}
