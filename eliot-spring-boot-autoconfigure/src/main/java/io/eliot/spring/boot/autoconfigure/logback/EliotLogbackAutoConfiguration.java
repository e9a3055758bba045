// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.eliot.EliotLogger;
import io.eliot.logback.EliotAppender;
import io.eliot.logback.RootAttachment;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the {@link EliotAppender}: what is logged through SLF4J stands in the tree where it happened.
 * The appender is attached to Logback's root logger while the application context lives; appenders of the user's stay
 * as they are.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({LoggerContext.class, LoggerFactory.class})
@Conditional(OnLogbackCondition.class)
@ConditionalOnEliot("eliot.logback")
public final class EliotLogbackAutoConfiguration {
    EliotLogbackAutoConfiguration() {}

    @Bean(destroyMethod = "") // by its attachment
    @ConditionalOnMissingBean
    EliotAppender eliotAppender(EliotLogger eliotLogger, Environment environment) {
        LogbackProperties properties = LogbackProperties.of(environment);
        EliotAppender appender = new EliotAppender(eliotLogger);
        appender.setName("eliot");
        appender.setLevel(logbackLevel(properties.level()));
        appender.setLevelOutsideActions(logbackLevel(properties.levelOutsideActions()));
        appender.setWithMdc(properties.mdc());
        for (String logger : properties.exclude()) {
            appender.addExcluded(logger);
        }
        return appender;
    }

    /** Logback has no level above ERROR. */
    private static Level logbackLevel(LogLevel level) {
        return Level.toLevel(level.name(), Level.ERROR);
    }

    @Bean
    @Lazy(false)
    @ConditionalOnMissingBean
    RootAttachment eliotRootAttachment(EliotAppender eliotAppender) {
        return RootAttachment.of(eliotAppender, (LoggerContext) LoggerFactory.getILoggerFactory());
    }
}
