// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.spring.boot.DestinationFactory;
import io.eliot.spring.boot.EliotLoggerCustomizer;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the application's {@link EliotLogger}: where it logs to, which fields every message has, what
 * it knows of exceptions. The logger is {@linkplain Eliot#setDefaultLogger the default} while the application context
 * lives, and is closed after every other bean, with its destinations.
 *
 * @since 0.1.0
 */
@AutoConfiguration
public final class EliotAutoConfiguration {
    static final String LOGGER = "eliotLogger";
    static final String DEFAULT_LOGGER = "eliotDefaultLogger";

    EliotAutoConfiguration() {}

    @Bean(LOGGER)
    @ConditionalOnMissingBean(EliotLogger.class)
    EliotLogger eliotLogger(
            Environment environment,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<DestinationFactory<?>> factories,
            ObjectProvider<EliotLoggerCustomizer> customizers) {
        EliotProperties properties = EliotProperties.of(environment);
        if (!properties.enabled()) {
            return silentLogger();
        }
        MisspeltProperties.refuseIn(environment);
        ApplicationLogger logger = new ApplicationLogger(environment, beans);
        try {
            logger.addGlobalFields(properties.globalFields());
            logger.disable(properties.disabledTypes());
            logger.addExtractors();
            logger.addDestinations(properties.destinations(), factories.orderedStream());
            return logger.build(customizers.orderedStream());
        } catch (RuntimeException | Error e) {
            logger.closeConfiguredDestinations(e);
            throw e;
        }
    }

    /** Injected where the application asks for a logger, so that switching Eliot off breaks nothing. */
    private static EliotLogger silentLogger() {
        EliotLogger logger = EliotLogger.builder().disable("*").build();
        logger.close();
        return logger;
    }

    @Bean(DEFAULT_LOGGER)
    @ConditionalOnMissingBean(name = DEFAULT_LOGGER, search = SearchStrategy.CURRENT)
    @Lazy(false) // or what code in no action logs would wait until some bean asks for the logger
    @ConditionalOnSingleCandidate(EliotLogger.class)
    InitializingBean eliotDefaultLogger(EliotLogger eliotLogger) {
        return () -> Eliot.setDefaultLogger(eliotLogger);
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotLoggerClosedLast", search = SearchStrategy.CURRENT)
    static LoggerClosedLast eliotLoggerClosedLast(Environment environment) {
        return new LoggerClosedLast(!OnEliotCondition.isOff(environment, EliotProperties.PREFIX));
    }
}
