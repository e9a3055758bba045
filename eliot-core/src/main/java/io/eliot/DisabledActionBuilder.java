// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts what leaves nothing. It has no state and creates nothing, so that a disabled action costs next to nothing. */
final class DisabledActionBuilder extends ActionBuilder {
    private final EliotLogger logger;
    private final Place place;

    DisabledActionBuilder(EliotLogger logger, Place place) {
        super(logger, "", place);
        this.logger = logger;
        this.place = place;
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
        return place.create(logger, "");
    }

    @Override
    public <X extends Throwable> void run(CheckedRunnable<X> block) throws X {
        ActionContext before = enter(start());
        try {
            block.run();
        } finally {
            leave(before);
        }
    }

    @Override
    public <X extends Throwable> void run(ActionRunnable<X> block) throws X {
        EliotAction action = start();
        ActionContext before = enter(action);
        try {
            block.run(action);
        } finally {
            leave(before);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedCallable<T, X> block) throws X {
        ActionContext before = enter(start());
        try {
            return block.call();
        } finally {
            leave(before);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(ActionCallable<T, X> block) throws X {
        EliotAction action = start();
        ActionContext before = enter(action);
        try {
            return block.call(action);
        } finally {
            leave(before);
        }
    }

    /** Returns what is to be current again; null where nothing changes, which is so in any other action. */
    private static @Nullable ActionContext enter(EliotAction action) {
        ActionContext now = ActionContext.current();
        ActionContext inside = action.contextIn(now);
        if (inside.equals(now)) {
            return null;
        }
        ThreadSlot.set(inside);
        return now;
    }

    private static void leave(@Nullable ActionContext before) {
        if (before != null) {
            ThreadSlot.set(before);
        }
    }
}
