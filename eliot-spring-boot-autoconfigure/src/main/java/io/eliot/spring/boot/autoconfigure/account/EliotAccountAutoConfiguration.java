// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of what Eliot says of itself: a line at start-up, and a message where something is logged outside
 * of any action for the first time.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@ConditionalOnEliot
public final class EliotAccountAutoConfiguration {
    EliotAccountAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotStartUpLine", search = SearchStrategy.CURRENT)
    StartUpLine eliotStartUpLine(EliotLogger eliotLogger, ConfigurableListableBeanFactory beans) {
        return new StartUpLine(eliotLogger, beans);
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotOutsideActionsWatch", search = SearchStrategy.CURRENT)
    @Lazy(false) // nobody asks for it
    @ConditionalOnEliot("eliot.outside-actions")
    OutsideActionsWatch eliotOutsideActionsWatch(
            ObjectProvider<EliotLogger> eliotLogger, ApplicationContext application) {
        return new OutsideActionsWatch(eliotLogger, application);
    }

    @Bean
    @ConditionalOnMissingBean(name = "eliotSelfAccount", search = SearchStrategy.CURRENT)
    @Lazy // keeps books only where somebody reads them
    SelfAccount eliotSelfAccount(EliotLogger eliotLogger) {
        return new SelfAccount(eliotLogger);
    }
}
