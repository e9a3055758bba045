// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/** One run of scheduled work. It is over when the work returns, or later if it is observed: when what it subscribed to ends. */
final class ScheduledRun {
    private static final ThreadLocal<@Nullable ScheduledRun> CURRENT = new ThreadLocal<>();

    private final EliotAction task;
    private boolean isObserved;

    ScheduledRun(EliotAction task) {
        this.task = task;
    }

    /** The run that this thread is in the middle of; null if it is in none. */
    static @Nullable ScheduledRun current() {
        return CURRENT.get();
    }

    void run(Runnable work) {
        ScheduledRun outer = CURRENT.get();
        ActionContext before = ActionContext.replace(task.asContext());
        CURRENT.set(this);
        try {
            work.run();
            if (!isObserved) {
                task.finish();
            }
        } catch (Throwable e) {
            finish(e);
            throw e;
        } finally {
            ActionContext.replace(before);
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** From now on somebody else says when this is over. */
    void observe() {
        isObserved = true;
    }

    void finish(@Nullable Throwable exception) {
        task.finish(ofTheMethod(exception));
    }

    /** A checked one Spring can only throw on in another, which says nothing itself. */
    private static @Nullable Throwable ofTheMethod(@Nullable Throwable exception) {
        return exception instanceof UndeclaredThrowableException around && around.getUndeclaredThrowable() != null
                ? around.getUndeclaredThrowable()
                : exception;
    }
}
