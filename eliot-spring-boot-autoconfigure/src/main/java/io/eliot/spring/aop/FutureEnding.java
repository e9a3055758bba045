// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.EliotAction;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The action ends when the future is done. A future that is no stage tells nobody when that is, so there the action ends
 * when its holder finds out.
 */
final class FutureEnding implements CallRecording.Ending {
    private final StageEnding stages;
    private final boolean replaceable;

    FutureEnding(Class<?> declaredType) {
        stages = new StageEnding(declaredType);
        replaceable = declaredType == Future.class;
    }

    @Override
    public @Nullable Object end(ActionMethod method, EliotAction action, @Nullable Object returned) {
        if (returned instanceof CompletionStage<?> stage) {
            return stages.end(method, action, stage);
        }
        if (!(returned instanceof Future<?> future) || !(replaceable || future.isDone())) {
            method.succeed(action, returned);
            return returned;
        }
        ObservedFuture<?> observed = new ObservedFuture<>(future, method, action);
        return observed.isDone() ? future : observed;
    }

    private record ObservedFuture<T>(Future<T> source, ActionMethod method, EliotAction action) implements Future<T> {
        @Override
        public T get() throws InterruptedException, ExecutionException {
            try {
                return source.get();
            } finally {
                endIfDone();
            }
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            try {
                return source.get(timeout, unit);
            } finally {
                endIfDone();
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = source.cancel(mayInterruptIfRunning);
            endIfDone();
            return cancelled;
        }

        @Override
        public boolean isCancelled() {
            return source.isCancelled();
        }

        @Override
        public boolean isDone() {
            boolean done = source.isDone();
            endIfDone();
            return done;
        }

        private void endIfDone() {
            if (action.isFinished() || !source.isDone()) {
                return;
            }
            try {
                method.succeed(action, source.get());
            } catch (ExecutionException e) {
                method.fail(action, e.getCause() == null ? e : e.getCause());
            } catch (CancellationException e) {
                method.fail(action, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
