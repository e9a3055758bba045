// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.EliotAction;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The action ends when the stage completes, and before anything that depends on the stage, if another one may be handed
 * out: where that is what the method is declared to return, or in place of one that is nothing but a
 * {@link CompletableFuture}. A caller may know better than the declared type what it gets.
 */
final class StageEnding {
    private static final Set<Class<?>> REPLACEABLE =
            Set.of(CompletableFuture.class, CompletionStage.class, Future.class);

    private final Class<?> declaredType;

    StageEnding(Class<?> declaredType) {
        this.declaredType = declaredType;
    }

    CompletionStage<?> end(ActionMethod method, EliotAction action, CompletionStage<?> stage) {
        if (isReplaceable(stage) && !isDone(stage)) {
            return relay(method, action, stage);
        }
        stage.whenComplete((value, exception) -> end(method, action, value, exception));
        return stage;
    }

    private boolean isReplaceable(CompletionStage<?> stage) {
        return REPLACEABLE.contains(declaredType) || stage.getClass() == CompletableFuture.class;
    }

    private static boolean isDone(CompletionStage<?> stage) {
        CompletableFuture<?> future = completable(stage);
        return future != null && future.isDone();
    }

    private static <T> @Nullable CompletableFuture<T> completable(CompletionStage<T> stage) {
        return stage instanceof CompletableFuture<T> future && !isMinimal(future) ? future : null;
    }

    /** A minimal stage is a future by its class only: it refuses to be asked or completed. */
    private static boolean isMinimal(CompletableFuture<?> future) {
        try {
            future.isDone();
            return false;
        } catch (UnsupportedOperationException e) {
            return true;
        }
    }

    private static <T> CompletionStage<T> relay(ActionMethod method, EliotAction action, CompletionStage<T> stage) {
        BiConsumer<@Nullable T, @Nullable Throwable> ending =
                (value, exception) -> end(method, action, value, exception);
        RelayedStage<T> relay = new RelayedStage<>(stage, ending);
        stage.whenComplete((value, exception) -> {
            ending.accept(value, exception);
            relay.take(value, exception);
        });
        return relay;
    }

    private static void end(
            ActionMethod method, EliotAction action, @Nullable Object value, @Nullable Throwable exception) {
        if (exception == null) {
            method.succeed(action, value);
        } else {
            Throwable cause = exception instanceof CompletionException ? exception.getCause() : null;
            method.fail(action, cause == null ? exception : cause);
        }
    }

    /**
     * Completes as its source does, and completes its source when it is completed or cancelled by its holder. A source that
     * cannot be completed is given up then: nobody waits for it any more, so the action ends.
     */
    private static final class RelayedStage<T> extends CompletableFuture<T> {
        private final CompletionStage<T> stage;
        private final @Nullable CompletableFuture<T> source;
        private final BiConsumer<@Nullable T, @Nullable Throwable> ending;

        RelayedStage(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> ending) {
            this.stage = stage;
            this.source = completable(stage);
            this.ending = ending;
        }

        @Override
        public Executor defaultExecutor() {
            return source == null ? super.defaultExecutor() : source.defaultExecutor();
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return source == null ? super.newIncompleteFuture() : source.newIncompleteFuture();
        }

        void take(T value, @Nullable Throwable exception) {
            if (exception == null) {
                super.complete(value);
            } else {
                super.completeExceptionally(exception);
            }
        }

        @Override
        public boolean complete(T value) {
            if (source != null) {
                return source.complete(value);
            }
            giveUp(value, null);
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable exception) {
            if (source != null) {
                return source.completeExceptionally(exception);
            }
            giveUp(null, exception);
            return super.completeExceptionally(exception);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (source != null) {
                return source.cancel(mayInterruptIfRunning);
            }
            giveUp(null, new CancellationException());
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled && stage instanceof Future<?> future && !(stage instanceof CompletableFuture)) {
                future.cancel(mayInterruptIfRunning);
            }
            return cancelled;
        }

        /** Before what depends on this is told. */
        private void giveUp(@Nullable T value, @Nullable Throwable exception) {
            if (!isDone()) {
                ending.accept(value, exception);
            }
        }

        @Override
        public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
            executor.execute(() -> {
                if (!isDone()) {
                    completeWith(supplier);
                }
            });
            return this;
        }

        private void completeWith(Supplier<? extends T> supplier) {
            try {
                complete(supplier.get());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        }

        @Override
        public void obtrudeValue(T value) {
            if (source != null) {
                source.obtrudeValue(value);
            }
            super.obtrudeValue(value);
        }

        @Override
        public void obtrudeException(Throwable exception) {
            if (source != null) {
                source.obtrudeException(exception);
            }
            super.obtrudeException(exception);
        }
    }
}
