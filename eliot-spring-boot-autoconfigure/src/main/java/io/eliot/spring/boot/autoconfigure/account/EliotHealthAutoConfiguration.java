// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of the health contributor {@code eliot}, where there is {@code spring-boot-health}.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAccountAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(SelfAccount.class)
public final class EliotHealthAutoConfiguration {
    EliotHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "eliotHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("eliot")
    EliotHealthIndicator eliotHealthIndicator(SelfAccount eliotSelfAccount) {
        return new EliotHealthIndicator(eliotSelfAccount);
    }
}
