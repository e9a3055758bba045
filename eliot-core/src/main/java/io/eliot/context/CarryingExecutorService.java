// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Wraps each piece of work, and leaves the rest to the executor behind it. */
class CarryingExecutorService implements ExecutorService {
    private final ExecutorService executor;

    CarryingExecutorService(ExecutorService executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    @Override
    public void execute(Runnable work) {
        executor.execute(ContextCarriers.runnable(work));
    }

    @Override
    public Future<?> submit(Runnable work) {
        return executor.submit(ContextCarriers.runnable(work));
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Runnable work, T result) {
        return executor.submit(ContextCarriers.runnable(work), result);
    }

    @Override
    public <T extends @Nullable Object> Future<T> submit(Callable<T> work) {
        return executor.submit(ContextCarriers.callable(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> work)
            throws InterruptedException {
        return executor.invokeAll(carrying(work));
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> work, long timeout, TimeUnit unit) throws InterruptedException {
        return executor.invokeAll(carrying(work), timeout, unit);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> work)
            throws InterruptedException, ExecutionException {
        return executor.invokeAny(carrying(work));
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> work, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return executor.invokeAny(carrying(work), timeout, unit);
    }

    private static <T extends @Nullable Object> List<Callable<T>> carrying(Collection<? extends Callable<T>> work) {
        return work.stream().<Callable<T>>map(ContextCarriers::callable).toList();
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    /** What was handed over, so that who looks through it for work of its own finds that. */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> waiting = new ArrayList<>(executor.shutdownNow());
        waiting.replaceAll(CarryingRunnable::handedOver);
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return executor.awaitTermination(timeout, unit);
    }
}
