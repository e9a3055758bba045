// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.eliot.Eliot;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is logged through SLF4J where it happened: a message {@code slf4j} in the current action, with
 * {@code log_level}, {@code logger} and {@code message} (spec O1), and what the event has of markers, key-value pairs
 * and an exception.
 *
 * <p>Outside of any action only warnings and errors are written, each as a task of its own: start-up chatter has no
 * place in a tree. Both levels can be set. An event is written once even when several appenders see it, as each
 * {@linkplain #EliotAppender(EliotLogger) belongs to a logger}: the one whose action is current, else the default.
 *
 * <p>Thread-safe once started. What is logged while an event is being written, by a destination for instance, is not
 * written again, so nothing goes round in circles (spec O5). Never throws.
 *
 * @since 0.1.0
 */
public final class EliotAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    static final String MESSAGE_TYPE = "slf4j";

    // Logback's own guard is off unless configured. Of all appenders: two could write to each other in turns.
    private static final ThreadLocal<@Nullable Boolean> WRITING = new ThreadLocal<>();

    private final @Nullable EliotLogger owner;
    private final List<String> excluded = new CopyOnWriteArrayList<>();
    private volatile Level level = Level.INFO;
    private volatile Level levelOutsideActions = Level.WARN;
    private volatile boolean withMdc;

    /** For every logger of the JVM, as {@link Eliot} finds it: what a {@code logback.xml} uses. */
    public EliotAppender() {
        owner = null;
    }

    /**
     * For one logger.
     *
     * @param logger events that belong to another one are left to that one's appender
     */
    public EliotAppender(EliotLogger logger) {
        owner = Objects.requireNonNull(logger, "logger");
    }

    /**
     * The level from which events are written to the action that is current.
     *
     * @param level INFO unless set
     */
    public void setLevel(Level level) {
        this.level = Objects.requireNonNull(level, "level");
    }

    /**
     * The level from which events outside of any action are written.
     *
     * @param level WARN unless set
     */
    public void setLevelOutsideActions(Level level) {
        levelOutsideActions = Objects.requireNonNull(level, "level");
    }

    /**
     * Whether the diagnostic context of an event is written too.
     *
     * @param withMdc false unless set: it may hold what nobody meant for this log
     */
    public void setWithMdc(boolean withMdc) {
        this.withMdc = withMdc;
    }

    /**
     * Leaves a logger out, with every logger below it.
     *
     * @param loggerName as in Logback's own configuration
     */
    public void addExcluded(String loggerName) {
        excluded.add(loggerName);
    }

    @Override
    protected void append(ILoggingEvent event) {
        EliotAction action = Eliot.currentAction();
        EliotLogger logger = action == null ? Eliot.defaultLogger() : action.logger();
        Level threshold = action == null ? levelOutsideActions : level;
        if (isMine(logger) && event.getLevel().isGreaterOrEqual(threshold) && !isExcluded(event.getLoggerName())) {
            writeUnlessWriting(logger, event);
        }
    }

    private void writeUnlessWriting(EliotLogger logger, ILoggingEvent event) {
        if (WRITING.get() != null) {
            return;
        }
        WRITING.set(true);
        try {
            logger.log(MESSAGE_TYPE, EventFields.of(event, withMdc));
        } finally {
            WRITING.remove();
        }
    }

    private boolean isMine(EliotLogger logger) {
        return owner == null || owner == logger;
    }

    private boolean isExcluded(String loggerName) {
        for (String name : excluded) {
            if (loggerName.startsWith(name)
                    && (loggerName.length() == name.length() || loggerName.charAt(name.length()) == '.')) {
                return true;
            }
        }
        return false;
    }
}
