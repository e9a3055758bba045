// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work whose end somebody waits for. Whoever finds it in a pool, such as a handler of what is rejected, can cancel it or
 * ask how it ended, as it could without us.
 */
class CarryingRunnableFuture<T extends @Nullable Object> extends CarryingRunnable implements RunnableFuture<T> {
    private final Future<T> future;

    private CarryingRunnableFuture(ActionContext context, Runnable work, Future<T> future) {
        super(context, work);
        this.future = future;
    }

    /** Of work that is a future itself. */
    static <T extends @Nullable Object> CarryingRunnableFuture<T> of(
            ActionContext context, Runnable work, Future<T> future) {
        return work instanceof Comparable<?>
                ? new InOrder<>(context, work, future)
                : new CarryingRunnableFuture<>(context, work, future);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return future.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return future.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeout, unit);
    }

    /** Takes the place in a priority queue that the work has by itself, as a scheduled one does. */
    @SuppressWarnings("ComparableType") // it compares what the work compares
    private static final class InOrder<T extends @Nullable Object> extends CarryingRunnableFuture<T>
            implements Comparable<Object> {
        private InOrder(ActionContext context, Runnable work, Future<T> future) {
            super(context, work, future);
        }

        @Override
        public int compareTo(Object other) {
            return compareWorkTo(other);
        }
    }
}
