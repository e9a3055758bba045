// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Each piece of work that depends on it, or on what depends on it, is done in its context. To complete it there would not
 * do: it may be completed already, or by its time-out, and what it is composed with completes when it likes.
 */
final class CarryingFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private final InContext inContext;
    private final @Nullable CompletionStage<T> source;

    private CarryingFuture(InContext inContext, @Nullable CompletionStage<T> source) {
        this.inContext = inContext;
        this.source = source;
    }

    static <T extends @Nullable Object> CarryingFuture<T> of(CompletionStage<T> stage) {
        CarryingFuture<T> future = new CarryingFuture<>(new InContext(ActionContext.current()), stage);
        stage.whenComplete(future::completeWith);
        return future;
    }

    private void completeWith(T value, @Nullable Throwable failure) {
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && source instanceof Future<?> running) {
            running.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CarryingFuture<>(inContext, null);
    }

    /** Of what is done asynchronously without a word about where. */
    @Override
    public Executor defaultExecutor() {
        return inContext.executing(super.defaultExecutor());
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApply(Function<? super T, ? extends U> work) {
        return super.thenApply(inContext.applying(work));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenApplyAsync(
            Function<? super T, ? extends U> work, Executor executor) {
        return super.thenApplyAsync(work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> work) {
        return super.thenAccept(inContext.accepting(work));
    }

    @Override
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> work, Executor executor) {
        return super.thenAcceptAsync(work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable work) {
        return super.thenRun(inContext.running(work));
    }

    @Override
    public CompletableFuture<Void> thenRunAsync(Runnable work, Executor executor) {
        return super.thenRunAsync(work, inContext.executing(executor));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> work) {
        return super.thenCombine(other, inContext.applying(work));
    }

    @Override
    public <U extends @Nullable Object, V extends @Nullable Object> CompletableFuture<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> work, Executor executor) {
        return super.thenCombineAsync(other, work, inContext.executing(executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> work) {
        return super.thenAcceptBoth(other, inContext.accepting(work));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> work, Executor executor) {
        return super.thenAcceptBothAsync(other, work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable work) {
        return super.runAfterBoth(other, inContext.running(work));
    }

    @Override
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> other, Runnable work, Executor executor) {
        return super.runAfterBothAsync(other, work, inContext.executing(executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEither(
            CompletionStage<? extends T> other, Function<? super T, U> work) {
        return super.applyToEither(other, inContext.applying(work));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> work, Executor executor) {
        return super.applyToEitherAsync(other, work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> work) {
        return super.acceptEither(other, inContext.accepting(work));
    }

    @Override
    public CompletableFuture<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> work, Executor executor) {
        return super.acceptEitherAsync(other, work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable work) {
        return super.runAfterEither(other, inContext.running(work));
    }

    @Override
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable work, Executor executor) {
        return super.runAfterEitherAsync(other, work, inContext.executing(executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenCompose(
            Function<? super T, ? extends CompletionStage<U>> work) {
        return super.thenCompose(inContext.applying(work));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> work, Executor executor) {
        return super.thenComposeAsync(work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super @Nullable Throwable> work) {
        return super.whenComplete(inContext.accepting(work));
    }

    @Override
    public CompletableFuture<T> whenCompleteAsync(
            BiConsumer<? super T, ? super @Nullable Throwable> work, Executor executor) {
        return super.whenCompleteAsync(work, inContext.executing(executor));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handle(
            BiFunction<? super T, @Nullable Throwable, ? extends U> work) {
        return super.handle(inContext.applying(work));
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> handleAsync(
            BiFunction<? super T, @Nullable Throwable, ? extends U> work, Executor executor) {
        return super.handleAsync(work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> work) {
        return super.exceptionally(inContext.applying(work));
    }

    @Override
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> work, Executor executor) {
        return super.exceptionallyAsync(work, inContext.executing(executor));
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> work) {
        return super.exceptionallyCompose(inContext.applying(work));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> work, Executor executor) {
        return super.exceptionallyComposeAsync(work, inContext.executing(executor));
    }
}
