// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Objects;

/**
 * Keeps an appender attached to the root logger until it is closed, also when Logback is configured anew meanwhile.
 * Other appenders are not touched. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RootAttachment implements AutoCloseable {
    private final EliotAppender appender;
    private final LoggerContext context;
    private final LoggerContextListener afterReset = new AfterReset();

    private RootAttachment(EliotAppender appender, LoggerContext context) {
        this.appender = appender;
        this.context = context;
    }

    /**
     * Starts an appender and attaches it.
     *
     * @param appender not yet attached anywhere
     * @param context Logback
     * @return to be closed
     */
    public static RootAttachment of(EliotAppender appender, LoggerContext context) {
        RootAttachment attachment = new RootAttachment(
                Objects.requireNonNull(appender, "appender"), Objects.requireNonNull(context, "context"));
        context.addListener(attachment.afterReset);
        attachment.attach();
        return attachment;
    }

    private void attach() {
        appender.setContext(context);
        appender.start();
        root().addAppender(appender);
    }

    /** Detaches the appender and stops it. */
    @Override
    public void close() {
        context.removeListener(afterReset);
        root().detachAppender(appender);
        appender.stop();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** A reset detaches and stops all appenders. */
    private final class AfterReset implements LoggerContextListener {
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext resetContext) {
            attach();
        }

        @Override
        public void onStart(LoggerContext startedContext) {}

        @Override
        public void onStop(LoggerContext stoppedContext) {}

        @Override
        public void onLevelChange(Logger logger, Level level) {}
    }
}
