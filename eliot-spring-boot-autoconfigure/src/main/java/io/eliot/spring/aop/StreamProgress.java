// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.EliotAction;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How far a stream has come, whose parts may be worked on by several threads. */
final class StreamProgress {
    private final ActionMethod method;
    private final EliotAction action;
    private final LongAdder elements = new LongAdder();
    private final AtomicInteger openParts = new AtomicInteger(1);

    StreamProgress(ActionMethod method, EliotAction action) {
        this.method = method;
        this.action = action;
    }

    /** What the stream does is done in the action. */
    void run(Runnable work) {
        try {
            action.run(work::run);
        } catch (Throwable e) {
            method.fail(action, e);
            throw e;
        }
    }

    void element() {
        elements.increment();
    }

    void split() {
        openParts.incrementAndGet();
    }

    void partIsUsedUp() {
        if (openParts.decrementAndGet() == 0) {
            method.succeedWithCount(action, elements.sum());
        }
    }

    void close() {
        if (!action.isFinished()) {
            method.succeedEarly(action, elements.sum());
        }
    }
}
