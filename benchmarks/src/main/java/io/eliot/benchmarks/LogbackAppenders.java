// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.file.Path;
import net.logstash.logback.composite.loggingevent.KeyValuePairsJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventJsonProviders;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import net.logstash.logback.encoder.LogstashEncoder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Logback as it is configured where its log is to be read by machines. */
final class LogbackAppenders {
    private static final int QUEUE = 8192;

    private LogbackAppenders() {}

    static Appender<ILoggingEvent> of(String encoder, String mode, Path path, LoggerContext context) {
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setName("file");
        file.setFile(path.toString());
        file.setEncoder(encoder(encoder, context));
        file.start();
        return mode.equals("async") ? queued(file, context) : file;
    }

    /** Drops nothing, as the appender would by itself when its queue is nearly full. */
    private static Appender<ILoggingEvent> queued(Appender<ILoggingEvent> file, LoggerContext context) {
        AsyncAppender queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName("queue");
        queue.setQueueSize(QUEUE);
        queue.setDiscardingThreshold(0);
        queue.addAppender(file);
        queue.start();
        return queue;
    }

    private static Encoder<ILoggingEvent> encoder(String name, LoggerContext context) {
        Encoder<ILoggingEvent> encoder = switch (name) {
            case "logstash" -> new LogstashEncoder();
            case "logstash-lean" -> lean();
            case "spring-boot" -> springBoot(context);
            default -> throw new IllegalArgumentException(name);
        };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /** Nothing but what Eliot writes too; the time as a number. */
    private static Encoder<ILoggingEvent> lean() {
        LoggingEventFormattedTimestampJsonProvider timestamp = new LoggingEventFormattedTimestampJsonProvider();
        timestamp.setPattern(LoggingEventFormattedTimestampJsonProvider.UNIX_TIMESTAMP_AS_NUMBER);
        LoggingEventJsonProviders providers = new LoggingEventJsonProviders();
        providers.addTimestamp(timestamp);
        providers.addMessage(new MessageJsonProvider());
        providers.addKeyValuePairs(new KeyValuePairsJsonProvider());
        LoggingEventCompositeJsonEncoder encoder = new LoggingEventCompositeJsonEncoder();
        encoder.setProviders(providers);
        return encoder;
    }

    private static Encoder<ILoggingEvent> springBoot(LoggerContext context) {
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setFormat("logstash");
        return encoder;
    }
}
