// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

/**
 * A stretch of code on one thread during which an action is current. Closing it makes current what was current before,
 * however many other scopes are still open (spec D22); closing it again, or on another thread, does nothing.
 *
 * @since 0.1.0
 */
public final class Scope implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ActionContext before;
    private boolean closed;

    Scope(ActionContext before) {
        this.before = before;
    }

    /** Ends the stretch. Never throws. */
    @Override
    public void close() {
        Witnesses.closing(this);
        if (!closed && Thread.currentThread() == thread) {
            closed = true;
            ActionContext.replace(before);
        }
    }
}
