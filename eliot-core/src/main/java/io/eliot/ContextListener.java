// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

/**
 * Told of what is current, for something that keeps it besides, such as the diagnostic context of another logging
 * system. See {@link ActionContext#addListener}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ContextListener {
    /**
     * Called on the thread itself, after another context has become current there, any number of times for an action.
     * Stands in the way of the application: to be quick, and not to throw.
     *
     * @param now what is current on this thread from now on
     */
    void changed(ActionContext now);
}
