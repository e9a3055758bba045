// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work of any shape that is done in one context, wherever it is called. */
record InContext(ActionContext context) {
    Runnable running(Runnable work) {
        Objects.requireNonNull(work, "work");
        return () -> run(work);
    }

    Executor executing(Executor executor) {
        Objects.requireNonNull(executor, "executor");
        return work -> executor.execute(running(work));
    }

    <A extends @Nullable Object> Consumer<A> accepting(Consumer<? super A> work) {
        Objects.requireNonNull(work, "work");
        return a -> run(() -> work.accept(a));
    }

    <A extends @Nullable Object, B extends @Nullable Object> BiConsumer<A, B> accepting(
            BiConsumer<? super A, ? super B> work) {
        Objects.requireNonNull(work, "work");
        return (a, b) -> run(() -> work.accept(a, b));
    }

    <A extends @Nullable Object, R extends @Nullable Object> Function<A, R> applying(
            Function<? super A, ? extends R> work) {
        Objects.requireNonNull(work, "work");
        return a -> get(() -> work.apply(a));
    }

    <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> BiFunction<A, B, R> applying(
            BiFunction<? super A, ? super B, ? extends R> work) {
        Objects.requireNonNull(work, "work");
        return (a, b) -> get(() -> work.apply(a, b));
    }

    private void run(Runnable work) {
        ActionContext before = ActionContext.replace(context);
        try {
            work.run();
        } finally {
            ActionContext.replace(before);
        }
    }

    private <R extends @Nullable Object> R get(Supplier<R> work) {
        ActionContext before = ActionContext.replace(context);
        try {
            return work.get();
        } finally {
            ActionContext.replace(before);
        }
    }
}
