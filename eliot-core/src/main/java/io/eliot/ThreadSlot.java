// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is current on each thread. Each has a slot with an {@link ActionContext}, null for none, or an offer that was not
 * looked at yet. To find the slot costs more than to use it, so whoever enters and leaves in a row keeps it meanwhile. It
 * is of the JDK's making: it stays with a pooled thread, and a class of ours would not be unloaded with its application.
 *
 * <p>A new thread is offered what is current on the one that makes it, as neither can tell then whether the new one is
 * virtual. A virtual thread takes the offer when it first asks what is current; a platform thread, which may be one of a
 * pool and outlive the action by far, drops it.
 */
final class ThreadSlot {
    private static final ThreadLocal<AtomicReference<@Nullable Object>> CURRENT =
            VirtualThreads.EXIST ? new Offering() : ThreadLocal.withInitial(AtomicReference::new);

    private static final ReentrantLock CHANGES = new ReentrantLock();

    /** Replaced, never changed; usually none or one. */
    private static volatile ContextListener[] listeners = {};

    private ThreadSlot() {}

    static void add(ContextListener listener) {
        CHANGES.lock();
        try {
            ContextListener[] all = Arrays.copyOf(listeners, listeners.length + 1);
            all[listeners.length] = listener;
            listeners = all;
        } finally {
            CHANGES.unlock();
        }
    }

    /** Once, as it was added: a method reference is one and the same object for all who add it. */
    static void remove(ContextListener listener) {
        CHANGES.lock();
        try {
            List<ContextListener> left = new ArrayList<>(List.of(listeners));
            left.remove(listener);
            listeners = left.toArray(ContextListener[]::new);
        } finally {
            CHANGES.unlock();
        }
    }

    static ActionContext get() {
        return in(ofThisThread());
    }

    /** Returns what was there. */
    static ActionContext replace(ActionContext context) {
        AtomicReference<@Nullable Object> slot = ofThisThread();
        ActionContext before = in(slot);
        if (!before.equals(context)) {
            put(context.isEmpty() ? null : context, slot);
        }
        return before;
    }

    /** To be used on this thread only; what it was offered it has taken or dropped. */
    static AtomicReference<@Nullable Object> ofThisThread() {
        AtomicReference<@Nullable Object> slot = CURRENT.get();
        if (slot.getPlain() instanceof Offer offer) {
            put(VirtualThreads.isVirtual(Thread.currentThread()) ? offer.context : null, slot);
        }
        return slot;
    }

    static ActionContext in(AtomicReference<@Nullable Object> slot) {
        Object content = slot.getPlain();
        return content == null ? ActionContext.NONE : (ActionContext) content;
    }

    /** Changes what is in the slot, unless it is that already. */
    static void put(@Nullable Object content, AtomicReference<@Nullable Object> slot) {
        if (slot.getPlain() != content) {
            slot.setPlain(content);
            for (ContextListener listener : listeners) {
                tell(listener, in(slot));
            }
        }
    }

    private static void tell(ContextListener listener, ActionContext now) {
        try {
            listener.changed(now);
        } catch (RuntimeException e) {
            // what else keeps the context has it wrong now, and nowhere to say so that does not come by here again
        }
    }

    private record Offer(ActionContext context) {}

    private static final class Offering extends InheritableThreadLocal<AtomicReference<@Nullable Object>> {
        @Override
        protected AtomicReference<@Nullable Object> initialValue() {
            return new AtomicReference<>();
        }

        /** Called on the thread that makes another; what it did not take itself it passes on only if it might have. */
        @Override
        protected AtomicReference<@Nullable Object> childValue(AtomicReference<@Nullable Object> parentSlot) {
            Object content = parentSlot.getPlain();
            if (content instanceof ActionContext context) {
                return new AtomicReference<>(new Offer(context));
            }
            return new AtomicReference<>(VirtualThreads.isVirtual(Thread.currentThread()) ? content : null);
        }
    }
}
