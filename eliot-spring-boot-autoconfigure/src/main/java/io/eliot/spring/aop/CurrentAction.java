// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.ThreadContextElement;

/** What is current in a coroutine, on whatever thread it goes on. */
final class CurrentAction extends AbstractCoroutineContextElement implements ThreadContextElement<ActionContext> {
    private static final CoroutineContext.Key<CurrentAction> KEY = new CoroutineContext.Key<>() {};

    private final ActionContext action;

    CurrentAction(ActionContext action) {
        super(KEY);
        this.action = action;
    }

    @Override
    public ActionContext updateThreadContext(CoroutineContext context) {
        return ActionContext.replace(action);
    }

    @Override
    public void restoreThreadContext(CoroutineContext context, ActionContext before) {
        ActionContext.replace(before);
    }
}
