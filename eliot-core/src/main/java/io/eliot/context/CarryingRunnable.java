// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.Future;

/** Work done in a context, whatever is current where it is done. */
class CarryingRunnable implements Runnable {
    private final ActionContext context;
    private final Runnable work;

    CarryingRunnable(ActionContext context, Runnable work) {
        this.context = context;
        this.work = work;
    }

    static CarryingRunnable of(ActionContext context, Runnable work) {
        if (work instanceof Future<?> future) {
            return CarryingRunnableFuture.of(context, work, future);
        }
        return work instanceof Comparable<?> ? new InOrder(context, work) : new CarryingRunnable(context, work);
    }

    @Override
    public void run() {
        ActionContext before = ActionContext.replace(context);
        try {
            work.run();
        } finally {
            ActionContext.replace(before);
        }
    }

    /** What was handed over, if this has been put in its place, else what is given. */
    static Runnable handedOver(Runnable waiting) {
        return waiting instanceof CarryingRunnable carrying ? carrying.work : waiting;
    }

    /** As the work by itself would, also among what is not carried. */
    @SuppressWarnings("unchecked") // as much as a queue knows of it
    final int compareWorkTo(Object other) {
        return ((Comparable<Object>) workOf(this)).compareTo(workOf(other));
    }

    private static Object workOf(Object work) {
        Object bare = work;
        while (bare instanceof CarryingRunnable carrying) {
            bare = carrying.work;
        }
        return bare;
    }

    /** Takes the place in a priority queue that the work has by itself, among others that are carried. */
    @SuppressWarnings("ComparableType") // it compares what the work compares
    private static final class InOrder extends CarryingRunnable implements Comparable<Object> {
        private InOrder(ActionContext context, Runnable work) {
            super(context, work);
        }

        @Override
        public int compareTo(Object other) {
            return compareWorkTo(other);
        }
    }
}
