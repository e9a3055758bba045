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
        start().run(block);
    }

    @Override
    public <X extends Throwable> void run(ActionRunnable<X> block) throws X {
        EliotAction action = start();
        ActionContext before = ActionContext.replace(action.asContext());
        try {
            block.run(action);
        } finally {
            ActionContext.replace(before);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(CheckedCallable<T, X> block) throws X {
        return start().call(block);
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T call(ActionCallable<T, X> block) throws X {
        EliotAction action = start();
        ActionContext before = ActionContext.replace(action.asContext());
        try {
            return block.call(action);
        } finally {
            ActionContext.replace(before);
        }
    }
}
