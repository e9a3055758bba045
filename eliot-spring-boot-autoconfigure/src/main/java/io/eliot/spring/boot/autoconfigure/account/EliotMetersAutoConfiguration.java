// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Auto-configuration of the meters {@code eliot.*}, where there is Micrometer.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAccountAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean(SelfAccount.class)
public final class EliotMetersAutoConfiguration {
    EliotMetersAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    EliotMeters eliotMeters(
            SelfAccount eliotSelfAccount, ObjectProvider<OutsideActionsWatch> eliotOutsideActionsWatch) {
        return new EliotMeters(eliotSelfAccount, eliotOutsideActionsWatch.getIfAvailable());
    }
}
