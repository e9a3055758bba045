// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The actions that are current at some point of the program: of each logger the innermost one, and in tests the witness
 * on whose behalf all this is done. It is what has to be carried to where the work goes on: another thread, a Reactor
 * pipeline, a coroutine.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ActionContext {
    /** No action is current, and there is no witness. */
    public static final ActionContext NONE = new ActionContext(null, null, null);

    private final @Nullable EliotAction action;
    private final @Nullable ActionContext otherLoggers;
    private final @Nullable Witness witness;

    private ActionContext(
            @Nullable EliotAction action, @Nullable ActionContext otherLoggers, @Nullable Witness witness) {
        this.action = action;
        this.otherLoggers = otherLoggers;
        this.witness = witness;
    }

    /**
     * What is current on this thread.
     *
     * @return {@link #NONE} if nothing is
     */
    public static ActionContext current() {
        return ThreadSlot.get();
    }

    /**
     * Makes this what is current on this thread.
     *
     * @return to be closed on this thread, so that what was current before is so again
     */
    public Scope open() {
        Scope scope = new Scope(replace(this));
        Witnesses.opened(scope);
        return scope;
    }

    /**
     * Makes a context current on this thread until further notice. For carriers that restore what was current by
     * themselves; anything else is better served by {@link #open()}.
     *
     * @param context {@link #NONE} to leave nothing behind on the thread
     * @return what was current before
     */
    public static ActionContext replace(ActionContext context) {
        return ThreadSlot.replace(context);
    }

    /**
     * Has a listener told of every change of what is current, on whatever thread of this JVM.
     *
     * @param listener told from now on, until it is {@linkplain #removeListener removed}
     */
    public static void addListener(ContextListener listener) {
        ThreadSlot.add(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Has a listener told no more.
     *
     * @param listener one that was added; any other changes nothing
     */
    public static void removeListener(ContextListener listener) {
        ThreadSlot.remove(listener);
    }

    /**
     * This context with another action current for its logger; those of other loggers stay.
     *
     * @param next the action
     * @return a context
     */
    public ActionContext with(EliotAction next) {
        if (next == action) {
            return this;
        }
        return new ActionContext(next, without(next.logger()), witness);
    }

    private @Nullable ActionContext without(EliotLogger logger) {
        if (action == null) {
            return null;
        }
        ActionContext others = otherLoggers == null ? null : otherLoggers.without(logger);
        return action.logger() == logger ? others : new ActionContext(action, others, null);
    }

    /**
     * The action entered last, whatever its logger.
     *
     * @return the action, null if none is current
     */
    public @Nullable EliotAction action() {
        return action;
    }

    /**
     * The current action of one logger; actions of other loggers do not count.
     *
     * @param logger the logger
     * @return the action, or null
     */
    public @Nullable EliotAction actionOf(EliotLogger logger) {
        for (ActionContext context = this; context != null; context = context.otherLoggers) {
            if (context.action != null && context.action.logger() == logger) {
                return context.action;
            }
        }
        return null;
    }

    boolean hasNothingBut(EliotLogger logger) {
        return otherLoggers == null && witness == null && (action == null || action.logger() == logger);
    }

    /**
     * This context with another witness; the actions stay.
     *
     * @param next the witness, null for none
     * @return a context
     */
    public ActionContext witnessedBy(@Nullable Witness next) {
        return action == null && next == null ? NONE : new ActionContext(action, otherLoggers, next);
    }

    /**
     * On whose behalf things are done here.
     *
     * @return the witness of a test, null in production
     */
    public @Nullable Witness witness() {
        return witness;
    }

    /**
     * Whether there is nothing to carry.
     *
     * @return true for {@link #NONE} only
     */
    public boolean isEmpty() {
        return action == null && witness == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActionContext context
                && action == context.action
                && witness == context.witness
                && Objects.equals(otherLoggers, context.otherLoggers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, otherLoggers, witness);
    }

    @Override
    public String toString() {
        return action == null ? "no action" : action.toString();
    }
}
