// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webmvc;

import io.eliot.ActionContext;
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
    private static final ThreadLocal<@Nullable Entered> ENTERED = new ThreadLocal<>();

    /** For one context handler, or for several. */
    public ServerActionScopeListener() {}

    @Override
    public void enterScope(Context context, @Nullable Request request) {
        ENTERED.set(new Entered(ActionContext.current(), ENTERED.get()));
        if (request != null) {
            enclosureOf(request).open();
        }
    }

    @Override
    public void exitScope(Context context, @Nullable Request request) {
        Entered left = ENTERED.get();
        if (left == null) {
            return; // the listener was added meanwhile
        }
        ActionContext.replace(left.before);
        if (left.outer == null) {
            ENTERED.remove();
        } else {
            ENTERED.set(left.outer);
        }
        Enclosure enclosure = request == null ? null : Enclosure.known(request.getAttribute(Enclosure.ATTRIBUTE));
        if (enclosure != null) {
            enclosure.close();
        }
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

    /** A context may be entered from another one. */
    private record Entered(ActionContext before, @Nullable Entered outer) {}
}
