// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import io.eliot.destination.Muting;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a muted action current, which goes along to other threads as any action does. */
final class WriteMuting implements Muting {
    private final EliotAction muted;

    WriteMuting(EliotAction muted) {
        this.muted = muted;
    }

    @Override
    public @Nullable Object begin() {
        AtomicReference<@Nullable Object> slot = ThreadSlot.ofThisThread();
        ActionContext before = ThreadSlot.in(slot);
        if (before.actionOf(muted.logger()) == muted) {
            return null;
        }
        ThreadSlot.put(muted.contextIn(before), slot);
        return before;
    }

    @Override
    public void end(Object before) {
        ActionContext.replace((ActionContext) before);
    }
}
