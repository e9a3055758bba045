// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler.ContextScopeListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the action of a request current while Jetty logs the exception that nobody handled and renders the error page,
 * and ends it only then. Goes with a {@link ServerActionFilter}, as a listener of the context handler.
 *
 * <p>Thread-safe. Leaves nothing current on the threads of the container.
 *
 * @since 0.1.0
 */
public final class ServerActionScopeListener implements ContextScopeListener {
    /** For one context handler, or for several. */
    public ServerActionScopeListener() {}

    @Override
    public void enterScope(Context context, @Nullable Request request) {
        Enclosure.open(request == null ? null : enclosureOf(request));
    }

    @Override
    public void exitScope(Context context, @Nullable Request request) {
        Enclosure.close();
    }

    private static Enclosure enclosureOf(Request request) {
        Enclosure known = Enclosure.known(request.getAttribute(Enclosure.ATTRIBUTE));
        if (known != null) {
            return known;
        }
        Enclosure enclosure = new Enclosure();
        request.setAttribute(Enclosure.ATTRIBUTE, enclosure);
        return enclosure;
    }
}
