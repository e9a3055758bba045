// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts what leaves nothing. It has no state and creates nothing, so that a disabled action costs next to nothing. */
final class DisabledActionBuilder extends ActionBuilder {
    private final EliotLogger logger;
    private final Function<ActionContext, EliotAction> standIn;

    /**
     * Says what stands for the action where something is current.
     *
     * @param standIn called at each start
     */
    DisabledActionBuilder(EliotLogger logger, Function<ActionContext, EliotAction> standIn) {
        super(logger, "", Place.IN_CURRENT);
        this.logger = logger;
        this.standIn = standIn;
    }

    @Override
    public ActionBuilder type(String actionType) {
        return logger.isDisabled(actionType) ? this : logger.action(actionType);
    }

    @Override
    public ActionBuilder with(String name, @Nullable Object value) {
        return this;
    }

    @Override
    public ActionBuilder with(Map<String, ? extends @Nullable Object> more) {
        return this;
    }

    @Override
    public ActionBuilder with(Record more) {
        return this;
    }

    @Override
    public EliotAction start() {
        return standIn.apply(ActionContext.current());
    }

    @Override
    public <X extends Throwable> void run(CheckedRunnable<X> block) throws X {
        AtomicReference<@Nullable Object> slot = ThreadSlot.ofThisThread();
        Object before = slot.getPlain();
        enter(slot);
        try {
            block.run();
        } finally {
            ThreadSlot.put(before, slot);
        }
    }

    @Override
    public <X extends Throwable> void run(ActionRunnable<X> block) throws X {
        AtomicReference<@Nullable Object> slot = ThreadSlot.ofThisThread();
        Object before = slot.getPlain();
        EliotAction action = enter(slot);
        try {
            block.run(action);
        } finally {
            ThreadSlot.put(before, slot);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedCallable<T, X> block) throws X {
        AtomicReference<@Nullable Object> slot = ThreadSlot.ofThisThread();
        Object before = slot.getPlain();
        enter(slot);
        try {
            return block.call();
        } finally {
            ThreadSlot.put(before, slot);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(ActionCallable<T, X> block) throws X {
        AtomicReference<@Nullable Object> slot = ThreadSlot.ofThisThread();
        Object before = slot.getPlain();
        EliotAction action = enter(slot);
        try {
            return block.call(action);
        } finally {
            ThreadSlot.put(before, slot);
        }
    }

    /** In any other action nothing changes. */
    private EliotAction enter(AtomicReference<@Nullable Object> slot) {
        ActionContext now = ThreadSlot.in(slot);
        EliotAction action = standIn.apply(now);
        ThreadSlot.put(action.contextIn(now), slot);
        return action;
    }
}
