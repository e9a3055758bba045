// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.ActionContext;
import io.eliot.EliotAction;
import io.eliot.failure.Failures;
import io.eliot.failure.RewordedException;
import io.eliot.message.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The action of one request, on whichever threads the request is worked on. It ends once; what comes later is ignored.
 * An exception that nobody turned into an answer fails it, and so does an answer with a status of 500 or more; an
 * exception that became another answer is recorded on it.
 *
 * <p>Thread-safe; nothing here throws.
 *
 * @since 0.1.0
 */
public final class ServerAction {
    private static final int FIRST_FAILURE = 500;

    private final EliotAction action;
    private final RequestUrl url;
    private final ActionContext context;
    private final AtomicReference<@Nullable Throwable> unhandled = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> handled = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    ServerAction(EliotAction action, RequestUrl url) {
        this.action = action;
        this.url = url;
        // Nothing of what the thread was left with, save the test that sends the request on this very thread.
        this.context = ActionContext.NONE
                .witnessedBy(ActionContext.current().witness())
                .with(action);
    }

    /**
     * What is to be current while the request is worked on.
     *
     * @return the action, and nothing else
     */
    public ActionContext context() {
        return context;
    }

    /**
     * The task the request is part of.
     *
     * @return its uuid, null if the request is left out of the log
     */
    public @Nullable String taskUuid() {
        return action.isMuted() ? null : action.taskUuid();
    }

    /**
     * An exception that no handler turned into an answer. The first one counts.
     *
     * @param exception what escaped
     */
    public void failed(Throwable exception) {
        unhandled.compareAndSet(null, exception);
    }

    /**
     * An exception that was turned into an answer. The first one counts.
     *
     * @param exception what was handled
     */
    public void handled(Throwable exception) {
        handled.compareAndSet(null, exception);
    }

    /**
     * Whether an exception escaped so far.
     *
     * @return true after {@link #failed}
     */
    public boolean hasFailed() {
        return unhandled.get() != null;
    }

    /**
     * Whether the action is over.
     *
     * @return true after {@link #end}
     */
    public boolean hasEnded() {
        return ended.get();
    }

    /**
     * Ends the action, the first time it is called.
     *
     * @param status of the answer
     * @param route the template of the path, null if no handler was found
     */
    public void end(int status, @Nullable Object route) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        Throwable failure = failure(status);
        List<Object> fields = new ArrayList<>(8);
        if (route != null) {
            add(fields, "route", route.toString());
        }
        add(fields, "status", status);
        Throwable answered = handled.get();
        if (failure == null && answered != null) {
            add(fields, FieldNames.EXCEPTION, answered.getClass().getName());
            add(fields, FieldNames.REASON, reason(answered));
        }
        action.finish(failure == null ? null : reworded(failure), fields.toArray());
    }

    private String reason(Throwable exception) {
        return url.hiddenIn(Failures.reason(exception));
    }

    private Throwable reworded(Throwable failure) {
        return new RewordedException(failure, reason(failure));
    }

    private static void add(List<Object> fields, String name, Object value) {
        fields.add(name);
        fields.add(value);
    }

    private @Nullable Throwable failure(int status) {
        Throwable escaped = unhandled.get();
        if (escaped != null || status < FIRST_FAILURE) {
            return escaped;
        }
        Throwable answered = handled.get();
        return answered != null ? answered : new ErrorStatusException(status);
    }
}
