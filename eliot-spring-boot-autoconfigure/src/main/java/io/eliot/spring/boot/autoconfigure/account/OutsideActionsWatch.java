// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.util.function.SingletonSupplier;

/**
 * Counts while the application works: what is logged while it starts or stops belongs to no action, and may. Does not ask
 * for the logger before: Spring makes such a listener at the first event of any type, which a bean may publish that the
 * logger needs itself.
 */
final class OutsideActionsWatch implements SmartApplicationListener {
    private final SingletonSupplier<EliotLogger> logger;
    private final ApplicationContext application;
    private final OutsideActions outside;
    private final AtomicBoolean watching = new AtomicBoolean();

    OutsideActionsWatch(ObjectProvider<EliotLogger> logger, ApplicationContext application) {
        this.logger = SingletonSupplier.of(logger::getObject);
        this.application = application;
        this.outside = new OutsideActions(this.logger::obtain);
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return ApplicationReadyEvent.class.isAssignableFrom(type) || ContextClosedEvent.class.isAssignableFrom(type);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent) {
            begin();
        } else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == application) {
            end();
        }
    }

    /** More than once, if an application context below this one is ready too. */
    private void begin() {
        if (watching.compareAndSet(false, true)) {
            logger.obtain().destinations().addListener(outside);
        }
    }

    private void end() {
        if (watching.compareAndSet(true, false)) {
            logger.obtain().destinations().removeListener(outside);
        }
    }

    OutsideActions outside() {
        return outside;
    }
}
