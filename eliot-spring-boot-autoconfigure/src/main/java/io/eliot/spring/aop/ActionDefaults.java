// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

/**
 * What holds for every {@link io.eliot.annotation.Action} that does not say otherwise.
 *
 * @param arguments whether arguments are recorded
 * @param results whether results are recorded
 * @param maxLength how many characters of an argument or result that is a text are recorded
 * @since 0.1.0
 */
public record ActionDefaults(boolean arguments, boolean results, int maxLength) {
    /** Arguments and results, 4,096 characters of each text. */
    public static final ActionDefaults STANDARD = new ActionDefaults(true, true, 4096);

    /**
     * Checks the length.
     *
     * @param arguments whether arguments are recorded
     * @param results whether results are recorded
     * @param maxLength more than 0
     * @throws IllegalArgumentException if it is not positive
     */
    public ActionDefaults {
        if (maxLength <= 0) {
            throw new IllegalArgumentException("Maximum length " + maxLength + " is not positive");
        }
    }
}
