// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Completed with the context current: dependents run inside the call that completes it, or on its executor. */
final class CarryingFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private final ActionContext context;
    private final @Nullable CompletionStage<T> source;

    private CarryingFuture(ActionContext context, @Nullable CompletionStage<T> source) {
        this.context = context;
        this.source = source;
    }

    static <T extends @Nullable Object> CarryingFuture<T> of(CompletionStage<T> stage) {
        CarryingFuture<T> future = new CarryingFuture<>(ActionContext.current(), stage);
        stage.whenComplete(future::completeWith);
        return future;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && source instanceof Future<?> running) {
            running.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    private void completeWith(T value, @Nullable Throwable failure) {
        inContext(() -> {
            if (failure == null) {
                complete(value);
            } else {
                completeExceptionally(failure);
            }
        });
    }

    private void inContext(Runnable work) {
        ActionContext before = ActionContext.replace(context);
        try {
            work.run();
        } finally {
            ActionContext.replace(before);
        }
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CarryingFuture<>(context, null);
    }

    @Override
    public Executor defaultExecutor() {
        Executor executor = super.defaultExecutor();
        return work -> executor.execute(() -> inContext(work));
    }
}
