// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.eliot.logback.ActionMdc;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Notes for each warning and error, whoever writes it, the task that its line names: what the MDC has. */
public final class ErrorLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> tasks = new CopyOnWriteArrayList<>();
    private final List<String> stackTraces = new CopyOnWriteArrayList<>();

    public static ErrorLines watch() {
        ErrorLines lines = new ErrorLines();
        lines.start();
        root().addAppender(lines);
        return lines;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            String none = "none: " + event.getLoggerName() + " " + event.getFormattedMessage();
            stackTraces.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            tasks.add(event.getMDCPropertyMap().getOrDefault(ActionMdc.TASK_UUID, none));
        }
    }

    public List<String> tasks() {
        return tasks;
    }

    public List<String> stackTraces() {
        return stackTraces;
    }

    @Override
    public void close() {
        root().detachAppender(this);
    }
}
