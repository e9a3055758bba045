// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import io.eliot.EliotLogger;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionCheck;
import io.eliot.spring.aop.ActionProxying;
import io.eliot.spring.boot.autoconfigure.ConditionalOnEliot;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of {@link io.eliot.annotation.Action}: calls of methods that carry it are actions. Needs neither
 * AspectJ nor Boot's own auto-configuration of AOP.
 *
 * @since 0.1.0
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = EliotAutoConfiguration.class)
@Import(ActionProxying.class)
@ConditionalOnEliot("eliot.action")
public final class EliotActionAutoConfiguration {
    EliotActionAutoConfiguration() {}

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @Conditional(OnNoActionAdvice.class)
    static ActionAdvisor eliotActionAdvisor(ObjectProvider<EliotLogger> eliotLogger, Environment environment) {
        ActionProperties properties = ActionProperties.of(environment);
        ActionAdvisor advisor = new ActionAdvisor(eliotLogger::getObject, properties.defaults());
        advisor.setOrder(properties.order());
        return advisor;
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static ActionCheck eliotActionCheck(ConfigurableListableBeanFactory beans, Environment environment) {
        return new ActionCheck(beans, ActionProperties.of(environment).onMisuse(), packagesOf(beans));
    }

    private static List<String> packagesOf(BeanFactory beans) {
        return AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
    }
}
