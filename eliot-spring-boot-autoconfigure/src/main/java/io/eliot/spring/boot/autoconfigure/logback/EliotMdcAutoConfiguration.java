// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import ch.qos.logback.classic.LoggerContext;
import io.eliot.logback.ActionMdc;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Auto-configuration of {@code task_uuid} and {@code task_level} in the MDC, which Boot's log pattern shows unless the
 * application has a correlation pattern of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnClass({LoggerContext.class, LoggerFactory.class})
@Conditional(OnLogbackCondition.class)
@ConditionalOnEliot("eliot.mdc")
public final class EliotMdcAutoConfiguration {
    EliotMdcAutoConfiguration() {}

    @Bean
    @Lazy(false) // nobody asks for it
    @ConditionalOnMissingBean
    ActionMdc eliotActionMdc() {
        return ActionMdc.install((LoggerContext) LoggerFactory.getILoggerFactory());
    }
}
