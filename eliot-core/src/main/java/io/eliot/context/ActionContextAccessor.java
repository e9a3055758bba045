// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Makes Micrometer's context propagation carry what is current, and with it all that builds on it: Reactor, Spring's
 * {@code ContextPropagatingTaskDecorator}, snapshots of one's own. Found by {@link java.util.ServiceLoader}; there is
 * nothing to register.
 *
 * <p>A Reactor {@code Context} holds the {@link ActionContext} under {@link #KEY}. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class ActionContextAccessor implements ThreadLocalAccessor<ActionContext> {
    /** The name under which a snapshot or a Reactor context holds the {@link ActionContext}. */
    public static final String KEY = "io.eliot.context";

    /** For {@link java.util.ServiceLoader}. */
    public ActionContextAccessor() {}

    @Override
    public Object key() {
        return KEY;
    }

    /** What is current on this thread, null if nothing is: then there is nothing to carry. */
    @Override
    public @Nullable ActionContext getValue() {
        ActionContext context = ActionContext.current();
        return context.isEmpty() ? null : context;
    }

    @Override
    public void setValue(ActionContext context) {
        ActionContext.replace(context);
    }

    /** Leaves nothing current on this thread. Called where the carrier knows of no context. */
    @Override
    public void setValue() {
        ActionContext.replace(ActionContext.NONE);
    }
}
