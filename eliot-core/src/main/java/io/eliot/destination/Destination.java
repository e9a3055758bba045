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
     * Takes one message. What is logged meanwhile, and what actions are begun, leaves nothing, unless through another
     * logger: it would come back here. That holds also for other threads that the current action is carried to. Those that
     * it is not carried to, such as one that sends later what is collected here, are to work in an action made by {@code
     * EliotLogger.mutedAction}, or without anything that logs.
     *
     * @param message valid until the return of this call
     * @throws Exception if the message could not be taken
     */
    void write(EncodedMessage message) throws Exception;

    /**
     * Whether what is done in {@link #write} leaves nothing. Asked for when the destination is added, not for each message;
     * a {@link QueuedDestination} does as the one behind it says.
     *
     * @return true; false, which spares some dozen nanoseconds a message, is for one that does nothing that logs, or that
     *     can be given what it logs without logging again
     */
    default boolean isMuted() {
        return true;
    }

    /**
     * Called once, when the logger is closed or gives the destination up; nothing is written afterwards.
     *
     * @throws IOException if what is held cannot be released
     */
    @Override
    default void close() throws IOException {}
}
