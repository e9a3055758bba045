// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.json.EncodedMessage;

/**
 * Sees what every logger of this JVM logs, and which scopes are opened and closed: for test support. It changes
 * nothing, so the code under test is the code as it is.
 *
 * <p>Called on the thread it happens on, by many threads at a time. It must not throw, block or log. Whether something
 * was done on a test's behalf is told by {@link ActionContext#witness()}, which is carried wherever the current action
 * is. Without witnesses, all this costs one read of a field a message.
 *
 * @since 0.1.0
 */
public interface Witness {
    /**
     * A message was logged; called before it is handed to destinations.
     *
     * @param logger whose message it is
     * @param message valid until the return of this call
     */
    void logged(EliotLogger logger, EncodedMessage message);

    /**
     * A scope was opened; it is current on this thread.
     *
     * @param scope to be recognised when it is closed
     */
    void opened(Scope scope);

    /**
     * A scope is about to be closed, be it for the first time, on the right thread, or not.
     *
     * @param scope one that was opened
     */
    void closing(Scope scope);

    /**
     * Calls a witness from now on.
     *
     * @param witness one that is not yet called
     */
    static void add(Witness witness) {
        Witnesses.add(witness);
    }

    /**
     * Stops calling a witness; calls under way on other threads may still return after this.
     *
     * @param witness one that was added, else nothing happens
     */
    static void remove(Witness witness) {
        Witnesses.remove(witness);
    }
}
