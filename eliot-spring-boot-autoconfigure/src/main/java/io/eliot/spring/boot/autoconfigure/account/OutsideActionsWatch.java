// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Counts while the application works: what is logged while it starts or stops belongs to no action, and may. */
final class OutsideActionsWatch {
    private final EliotLogger logger;
    private final ApplicationContext application;
    private final OutsideActions outside;
    private final AtomicBoolean watching = new AtomicBoolean();

    OutsideActionsWatch(EliotLogger logger, ApplicationContext application) {
        this.logger = logger;
        this.application = application;
        this.outside = new OutsideActions(logger);
    }

    /** Also told when an application context below this one is ready. */
    @EventListener
    void begin(ApplicationReadyEvent ready) {
        if (watching.compareAndSet(false, true)) {
            logger.destinations().addAll(Map.of(OutsideActions.NAME, outside));
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == application && watching.compareAndSet(true, false) && isAdded()) {
            logger.destinations().remove(outside);
        }
    }

    /** A logger of the application's own may be closed already. */
    private boolean isAdded() {
        return logger.destinations().status().stream()
                .anyMatch(destination -> destination.name().equals(OutsideActions.NAME));
    }

    OutsideActions outside() {
        return outside;
    }
}
