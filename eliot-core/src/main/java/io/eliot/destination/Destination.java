// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination;

import io.eliot.json.EncodedMessage;
import java.io.Closeable;
import java.io.IOException;

/**
 * Somewhere messages go: a file, a terminal, a queue, a test.
 *
 * <p>Called on the thread that logs, for each message once, by many threads at a time: implementations are thread-safe
 * and quick. One that may block holds its caller up, and belongs behind a {@link QueuedDestination}. The message is valid
 * during the call; keep {@link EncodedMessage#copy()} of it. What {@link #write} throws never reaches the code that
 * logged: the first failure is told in the log, later ones are counted, and the next destination is served all the same
 * (spec I8, I9).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Destination extends Closeable {
    /**
     * Takes one message. It must not log, save through another logger.
     *
     * @param message valid until the return of this call
     * @throws Exception if the message could not be taken
     */
    void write(EncodedMessage message) throws Exception;

    /**
     * Called once, when the logger is closed or gives the destination up; nothing is written afterwards.
     *
     * @throws IOException if what is held cannot be released
     */
    @Override
    default void close() throws IOException {}
}
