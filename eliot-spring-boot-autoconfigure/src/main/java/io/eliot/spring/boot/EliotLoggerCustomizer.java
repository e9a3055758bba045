// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot;

import io.eliot.EliotLogger;

/**
 * Changes the application's logger before it is built. Beans of this type are called once, in their order, after the
 * properties, the destinations and the exception extractors were applied: what they say wins.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EliotLoggerCustomizer {
    /**
     * Changes the logger to be built.
     *
     * @param builder not to be kept
     */
    void customize(EliotLogger.Builder builder);
}
