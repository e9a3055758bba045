// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work, and what does work elsewhere, that takes along what is current: what it logs stands in the action in which it
 * was handed over. A piece of work may be run any number of times, also after the action has finished.
 *
 * <pre>{@code
 * ExecutorService pool = ContextCarriers.executorService(Executors.newFixedThreadPool(4));
 * }</pre>
 *
 * <p>Thread-safe. What the work throws passes through; afterwards what was current on the thread is so again.
 *
 * @since 0.1.0
 */
public final class ContextCarriers {
    private ContextCarriers() {}

    /**
     * Work that takes along what is current now.
     *
     * @param work what is to be done; if it is {@link Comparable}, so is what is returned, in the same order, and
     *     if it is a {@link RunnableFuture}, with the same end
     * @return the same work
     */
    public static Runnable runnable(Runnable work) {
        return CarryingRunnable.of(ActionContext.current(), work);
    }

    /**
     * Work with a result that takes along what is current now.
     *
     * @param <T> the result
     * @param work what is to be done
     * @return the same work
     */
    public static <T extends @Nullable Object> Callable<T> callable(Callable<T> work) {
        ActionContext context = ActionContext.current();
        return () -> {
            ActionContext before = ActionContext.replace(context);
            try {
                return work.call();
            } finally {
                ActionContext.replace(before);
            }
        };
    }

    /**
     * A supplier that takes along what is current now.
     *
     * @param <T> the result
     * @param work what is to be done
     * @return the same work
     */
    public static <T extends @Nullable Object> Supplier<T> supplier(Supplier<T> work) {
        ActionContext context = ActionContext.current();
        return () -> {
            ActionContext before = ActionContext.replace(context);
            try {
                return work.get();
            } finally {
                ActionContext.replace(before);
            }
        };
    }

    /**
     * An executor whose work takes along what is current where it is handed over.
     *
     * @param executor does the work
     * @return an executor
     */
    public static Executor executor(Executor executor) {
        return work -> executor.execute(runnable(work));
    }

    /**
     * An executor whose work takes along what is current where it is handed over.
     *
     * @param executor does the work; shut down with what is returned
     * @return an executor
     */
    public static ExecutorService executorService(ExecutorService executor) {
        return new CarryingExecutorService(executor);
    }

    /**
     * An executor whose work takes along what is current where it is handed over, unless it is to be done periodically:
     * that belongs to no action, as it will outlive any.
     *
     * @param executor does the work; shut down with what is returned
     * @return an executor
     */
    public static ScheduledExecutorService scheduledExecutorService(ScheduledExecutorService executor) {
        return new CarryingScheduledExecutorService(executor);
    }

    /**
     * A stage whose dependents see what is current now, whatever thread completes it.
     *
     * @param <T> the result
     * @param stage completed elsewhere
     * @return a future with the same result; cancelling it cancels the stage, as far as that can be
     */
    public static <T extends @Nullable Object> CompletableFuture<T> completionStage(CompletionStage<T> stage) {
        return CarryingFuture.of(stage);
    }

    /**
     * An iterator whose steps see what is current now, whoever asks for the next element (spec H9). What a step leaves
     * current is so again in the next one, and nowhere else.
     *
     * @param <T> the elements
     * @param iterator makes its elements when asked
     * @return an iterator over the same elements; for one thread at a time, like the other
     */
    public static <T extends @Nullable Object> Iterator<T> iterator(Iterator<T> iterator) {
        return new CarryingIterator<>(ActionContext.current(), iterator);
    }

    /**
     * A stream whose elements are made in what is current now, whatever is current where they are consumed.
     *
     * @param <T> the elements
     * @param stream consumed by what is returned, and closed with it
     * @return a sequential stream of the same elements in the same order
     */
    public static <T extends @Nullable Object> Stream<T> stream(Stream<T> stream) {
        Spliterator<T> elements = Spliterators.spliteratorUnknownSize(iterator(stream.iterator()), Spliterator.ORDERED);
        return StreamSupport.stream(elements, false).onClose(runnable(stream::close));
    }
}
