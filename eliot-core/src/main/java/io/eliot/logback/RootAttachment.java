// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
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
    private final AfterEachReset afterReset;

    private RootAttachment(EliotAppender appender, LoggerContext context) {
        this.appender = appender;
        this.context = context;
        this.afterReset = AfterEachReset.of(context, this::attach);
    }

    /**
     * Starts an appender and attaches it.
     *
     * @param appender not yet attached anywhere
     * @param context Logback
     * @return to be closed
     */
    public static RootAttachment of(EliotAppender appender, LoggerContext context) {
        return new RootAttachment(
                Objects.requireNonNull(appender, "appender"), Objects.requireNonNull(context, "context"));
    }

    private void attach() {
        appender.setContext(context);
        appender.start();
        root().addAppender(appender);
    }

    /** Detaches the appender and stops it. */
    @Override
    public void close() {
        afterReset.close();
        root().detachAppender(appender);
        appender.stop();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
