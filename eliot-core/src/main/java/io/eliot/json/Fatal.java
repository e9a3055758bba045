// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

/**
 * What foreign code may throw that is nobody's to catch (spec W1).
 *
 * @since 0.1.0
 */
public final class Fatal {
    private Fatal() {}

    /**
     * Rethrows what says that the virtual machine is in trouble; a stack overflow is only that code's trouble.
     *
     * @param thrown what was caught where foreign code is called
     */
    public static void rethrow(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
