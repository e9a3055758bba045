// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is current on each thread: an {@link ActionContext}, null for none, or an offer that was not looked at yet.
 *
 * <p>A new thread is offered what is current on the one that makes it, as neither can tell then whether the new one is
 * virtual. A virtual thread takes the offer when it first asks what is current; a platform thread, which may be one of a
 * pool and outlive the action by far, drops it.
 */
final class ThreadSlot {
    private static final ThreadLocal<@Nullable Object> CURRENT =
            VirtualThreads.EXIST ? new Offering() : new ThreadLocal<>();

    private static final ReentrantLock CHANGES = new ReentrantLock();

    /** Replaced, never changed; usually none or one. */
    private static volatile List<ContextListener> listeners = List.of();

    private ThreadSlot() {}

    static void add(ContextListener listener) {
        CHANGES.lock();
        try {
            listeners = Stream.concat(listeners.stream(), Stream.of(listener)).toList();
        } finally {
            CHANGES.unlock();
        }
    }

    static void remove(ContextListener listener) {
        CHANGES.lock();
        try {
            listeners = listeners.stream().filter(other -> other != listener).toList();
        } finally {
            CHANGES.unlock();
        }
    }

    static ActionContext get() {
        Object value = CURRENT.get();
        if (value instanceof ActionContext context) {
            return context;
        }
        return value instanceof Offer offer ? answer(offer) : ActionContext.NONE;
    }

    static void set(ActionContext context) {
        CURRENT.set(context.isEmpty() ? null : context);
        List<ContextListener> told = listeners;
        for (int i = 0; i < told.size(); i++) {
            tell(told.get(i), context);
        }
    }

    private static void tell(ContextListener listener, ActionContext now) {
        try {
            listener.changed(now);
        } catch (RuntimeException e) {
            // what else keeps the context has it wrong now, and nowhere to say so that does not come by here again
        }
    }

    private static ActionContext answer(Offer offer) {
        ActionContext context = VirtualThreads.isVirtual(Thread.currentThread()) ? offer.context : ActionContext.NONE;
        set(context);
        return context;
    }

    private record Offer(ActionContext context) {}

    private static final class Offering extends InheritableThreadLocal<@Nullable Object> {
        /** Called on the thread that makes another; what it did not take itself it passes on only if it might have. */
        @Override
        protected @Nullable Object childValue(@Nullable Object parentValue) {
            if (parentValue instanceof ActionContext context) {
                return new Offer(context);
            }
            return VirtualThreads.isVirtual(Thread.currentThread()) ? parentValue : null;
        }
    }
}
