// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What was current where nothing may be. */
final class StaleContexts {
    private final List<ActionContext> found = new CopyOnWriteArrayList<>();

    /** Where a request begins, nothing may be current but perhaps its own action. */
    void check(ActionContext context, @Nullable String taskId) {
        EliotAction action = context.action();
        if (action != null && (taskId == null || !taskId.startsWith(action.taskUuid()))) {
            found.add(context);
        }
    }

    List<ActionContext> found() {
        return found;
    }
}
