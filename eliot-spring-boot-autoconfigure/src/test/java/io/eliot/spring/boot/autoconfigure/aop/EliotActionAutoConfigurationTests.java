// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.annotation.Action;
import io.eliot.destination.MemoryDestination;
import io.eliot.spring.aop.ActionAdvisor;
import io.eliot.spring.aop.ActionDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

class EliotActionAutoConfigurationTests {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, EliotActionAutoConfiguration.class))
            .withUserConfiguration(Orders.class);

    @Test
    void makesActionsOfAnnotatedMethods() {
        application.run(context -> {
            context.getBean(OrderService.class).place("A-17");

            assertThat(context.getBean(MemoryDestination.class).messages())
                    .satisfiesExactly(
                            start -> assertThat(start.json())
                                    .startsWith("{\"sku\":\"A-17\"")
                                    .contains("OrderService.place"),
                            end -> assertThat(end.json()).startsWith("{\"result\":\"A-17 placed\""));
        });
    }

    @Test
    void needsNoAutoConfigurationOfAop() {
        application
                .withPropertyValues("spring.aop.auto=false")
                .run(context -> assertThat(AopUtils.isAopProxy(context.getBean(OrderService.class)))
                        .isTrue());
    }

    /** With Actuator on the class path, whose post-processors Spring looks for advice of. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void makesNoBeanBeforeBeansCanBePostProcessed(CapturedOutput output) {
        new SpringApplicationBuilder(Plain.class)
                .web(WebApplicationType.NONE)
                .run()
                .close();

        assertThat(output).contains("Eliot logs to").doesNotContain("is not eligible for getting processed");
    }

    @Test
    void backsOffFromAnAdvisorOfTheApplication() {
        application
                .withUserConfiguration(OwnAdvisor.class)
                .run(context -> assertThat(context).getBean(ActionAdvisor.class).isSameAs(context.getBean("own")));
    }

    @Test
    void isSwitchedOffAloneOrWithEliot() {
        application
                .withPropertyValues("eliot.action.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ActionAdvisor.class));
        application
                .withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ActionAdvisor.class));
    }

    @Test
    void takesDefaultsFromProperties() {
        application
                .withPropertyValues(
                        "eliot.action.arguments=false", "eliot.action.max-length=3", "eliot.action.order=17")
                .run(context -> {
                    context.getBean(OrderService.class).place("A-17");

                    assertThat(context.getBean(ActionAdvisor.class).getOrder()).isEqualTo(17);
                    assertThat(context.getBean(MemoryDestination.class).messages())
                            .satisfiesExactly(
                                    start -> assertThat(start.json()).startsWith("{\"action_status\""),
                                    end -> assertThat(end.json()).startsWith("{\"result\":\"A-1[8 more characters]\""));
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Orders {
        @Bean
        MemoryDestination log() {
            return new MemoryDestination();
        }

        @Bean
        EliotLogger logger(MemoryDestination log) {
            return EliotLogger.builder().destination("log", log).build();
        }

        @Bean
        OrderService orderService() {
            return new OrderService();
        }
    }

    static class OrderService {
        @Action
        String place(String sku) {
            return sku + " placed";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnAdvisor {
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ActionAdvisor own(ObjectProvider<EliotLogger> logger) {
            return new ActionAdvisor(logger::getObject, ActionDefaults.STANDARD);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Plain {}
}
