// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.failure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exception knows beyond its class and text, as fields: an error code, a file, an HTTP status (spec F4).
 *
 * <p>Called on the thread on which an action fails, each time one fails with such an exception. What it throws is
 * logged, and the failure is logged without its fields (spec F8). Must be thread-safe.
 *
 * @param <E> the exceptions it understands
 * @since 0.1.0
 */
@FunctionalInterface
public interface ExceptionExtractor<E extends Throwable> {
    /**
     * The fields of one exception.
     *
     * @param exception never null
     * @return fields, not modified by the caller; null is the same as none (spec F10)
     * @throws Exception whatever goes wrong
     */
    @Nullable
    Map<String, ? extends @Nullable Object> extract(E exception) throws Exception;
}
