// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.message.TaskId;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A place reserved in an action for work that is done elsewhere, once (H2 to H6). */
final class PreservedWork {
    private final EliotAction action;
    private final TaskId place;
    private final AtomicBoolean used = new AtomicBoolean();

    PreservedWork(EliotAction action) {
        this.action = action;
        place = action.serializeTaskId();
    }

    Runnable of(Runnable work) {
        return () -> use().run(work::run);
    }

    <T extends @Nullable Object> Callable<T> of(Callable<T> work) {
        return () -> use().call(work::call);
    }

    private ActionBuilder use() {
        if (!used.compareAndSet(false, true)) {
            throw new TooManyCallsException();
        }
        return action.logger().remoteWork(action, place);
    }
}
