// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work whose end somebody waits for. Whoever finds it in a pool, such as a handler of what is rejected, can cancel it or
 * ask how it ended, as it could without us.
 */
class CarryingRunnableFuture<T extends @Nullable Object> extends CarryingRunnable implements RunnableFuture<T> {
    private final RunnableFuture<T> work;

    private CarryingRunnableFuture(ActionContext context, RunnableFuture<T> work) {
        super(context, work);
        this.work = work;
    }

    static <T extends @Nullable Object> CarryingRunnableFuture<T> of(ActionContext context, RunnableFuture<T> work) {
        return work instanceof Comparable<?>
                ? new InOrder<>(context, work)
                : new CarryingRunnableFuture<>(context, work);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return work.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return work.isCancelled();
    }

    @Override
    public boolean isDone() {
        return work.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return work.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return work.get(timeout, unit);
    }

    /** Takes the place in a priority queue that the work has by itself, as a scheduled one does. */
    @SuppressWarnings("ComparableType") // it compares what the work compares
    private static final class InOrder<T extends @Nullable Object> extends CarryingRunnableFuture<T>
            implements Comparable<Object> {
        private InOrder(ActionContext context, RunnableFuture<T> work) {
            super(context, work);
        }

        @Override
        public int compareTo(Object other) {
            return compareWorkTo(other);
        }
    }
}
