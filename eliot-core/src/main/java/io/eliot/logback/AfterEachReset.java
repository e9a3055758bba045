// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Does something now, and again whenever Logback was configured anew, which takes away what was added to it. A context that
 * is stopped forgets its listeners too, those that resist a reset included: the next application of the JVM, which finds
 * Logback left by one that is over, stops and resets it. What lives with the context is told at each reset, before the
 * listeners are.
 */
final class AfterEachReset implements LoggerContextListener, LifeCycle, AutoCloseable {
    private final LoggerContext logback;
    private volatile @Nullable Runnable work;

    private AfterEachReset(LoggerContext logback, Runnable work) {
        this.logback = logback;
        this.work = work;
    }

    static AfterEachReset of(LoggerContext logback, Runnable work) {
        AfterEachReset resets = new AfterEachReset(logback, work);
        resets.stop();
        resets.onReset(logback);
        return resets;
    }

    /** Of the context's life, and thus of ours in it. */
    @Override
    public void stop() {
        logback.removeListener(this);
        logback.addListener(this);
    }

    @Override
    public void onReset(LoggerContext context) {
        Runnable again = work;
        if (again != null) {
            context.register(this); // which is for one reset only
            again.run();
        }
    }

    @Override
    public boolean isStarted() {
        return work != null;
    }

    /** Logback keeps this until it is reset. */
    @Override
    public void close() {
        work = null;
        logback.removeListener(this);
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void start() {}

    @Override
    public void onStart(LoggerContext context) {}

    @Override
    public void onStop(LoggerContext context) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
