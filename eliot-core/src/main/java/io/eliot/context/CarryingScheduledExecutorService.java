// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done later takes the context along; what is done again and again must not. */
final class CarryingScheduledExecutorService extends CarryingExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService executor;

    CarryingScheduledExecutorService(ScheduledExecutorService executor) {
        super(executor);
        this.executor = executor;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return executor.schedule(ContextCarriers.runnable(work), delay, unit);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        return executor.schedule(ContextCarriers.callable(work), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long initialDelay, long period, TimeUnit unit) {
        return executor.scheduleAtFixedRate(withoutContext(work), initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initialDelay, long delay, TimeUnit unit) {
        return executor.scheduleWithFixedDelay(withoutContext(work), initialDelay, delay, unit);
    }

    private static Runnable withoutContext(Runnable work) {
        return CarryingRunnable.of(ActionContext.NONE, work);
    }
}
