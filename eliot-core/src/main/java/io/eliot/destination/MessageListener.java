// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;

/**
 * Told of what is logged, for something that keeps books on it. It is no destination: what is logged while there are only
 * listeners is kept for the first destination, as if there were none. See {@link Destinations#addListener}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MessageListener {
    /**
     * Called on the thread that logs, by many threads at a time, once the destinations were served. Stands in the way of
     * the application: to be quick, and not to throw. What it logs is logged, and it is told of it.
     *
     * @param message valid until the return of this call
     */
    void logged(EncodedMessage message);
}
