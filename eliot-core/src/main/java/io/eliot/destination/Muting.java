// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import org.jspecify.annotations.Nullable;

/**
 * Mutes a thread while it writes a destination, for the logger that has it written. Thread-safe.
 *
 * @since 0.1.0
 */
public interface Muting {
    /**
     * From now on what is done on this thread leaves nothing.
     *
     * @return what was current before, to be handed to {@link #end}; null, and nothing changed, if this thread was muted
     *     already
     */
    @Nullable
    Object begin();

    /**
     * Makes current again what was so before.
     *
     * @param before what {@link #begin} returned on this thread
     */
    void end(Object before);
}
