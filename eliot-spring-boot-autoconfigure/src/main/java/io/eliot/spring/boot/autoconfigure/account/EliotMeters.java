// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.destination.DestinationStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Meters of the destinations there are at start-up, of the tasks that are open, and of messages outside actions. */
final class EliotMeters implements MeterBinder {
    private static final String DESTINATION = "destination";

    private final SelfAccount account;
    private final @Nullable OutsideActionsWatch watch;

    EliotMeters(SelfAccount account, @Nullable OutsideActionsWatch watch) {
        this.account = account;
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DestinationStatus destination : account.destinations()) {
            bindTo(registry, destination.name());
        }
        Gauge.builder("eliot.tasks.open", account, self -> self.openTasks().count())
                .description("Tasks this application works on")
                .register(registry);
        if (watch != null) {
            FunctionCounter.builder("eliot.messages.outside.actions", watch.outside(), OutsideActions::count)
                    .description("Messages that were logged outside of any action")
                    .register(registry);
        }
    }

    private void bindTo(MeterRegistry registry, String name) {
        FunctionCounter.builder("eliot.messages.written", account, of(name, DestinationStatus::written))
                .description("Messages a destination took")
                .tag(DESTINATION, name)
                .register(registry);
        FunctionCounter.builder("eliot.messages.dropped", account, of(name, DestinationStatus::dropped))
                .description("Messages a destination did not take")
                .tag(DESTINATION, name)
                .register(registry);
        Gauge.builder("eliot.destination.failing", account, of(name, status -> status.failing() ? 1 : 0))
                .description("1 while a destination does not take what it is given")
                .tag(DESTINATION, name)
                .register(registry);
    }

    private static ToDoubleFunction<SelfAccount> of(String name, ToDoubleFunction<DestinationStatus> value) {
        return account -> account.destinations().stream()
                .filter(status -> status.name().equals(name))
                .mapToDouble(value)
                .sum();
    }
}
