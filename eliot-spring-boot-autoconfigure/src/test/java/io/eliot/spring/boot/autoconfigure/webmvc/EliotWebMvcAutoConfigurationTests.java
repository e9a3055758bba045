// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.spring.boot.autoconfigure.web.EliotWebServerAutoConfiguration;
import io.eliot.spring.webmvc.ExceptionRecordingResolver;
import io.eliot.spring.webmvc.ServerActionFilter;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;

class EliotWebMvcAutoConfigurationTests {
    private static final AutoConfigurations OURS =
            AutoConfigurations.of(EliotWebServerAutoConfiguration.class, EliotWebMvcAutoConfiguration.class);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner().withConfiguration(OURS).withBean(EliotLogger.class, EliotLogger::create);

    @Test
    void suppliesTheFilter() {
        runner.run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);
            assertThat(registration.getFilter()).isInstanceOf(ServerActionFilter.class);
            assertThat(registration.getOrder()).isEqualTo(ServerActionFilter.ORDER);
            assertThat(registration.determineDispatcherTypes())
                    .containsExactlyInAnyOrder(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        });
    }

    @Test
    void registersAFilterOfTheApplicationAsItsOwn() {
        ServerActionFilter own = new ServerActionFilter(EliotLogger.create());

        runner.withBean(ServerActionFilter.class, () -> own).run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);
            assertThat(registration.getFilter()).isSameAs(own);
            assertThat(registration.determineDispatcherTypes()).contains(DispatcherType.ASYNC);
        });
    }

    @Test
    void backsOffFromARegistrationOfTheApplication() {
        runner.withUserConfiguration(OwnRegistration.class)
                .run(context -> assertThat(context)
                        .getBeanNames(FilterRegistrationBean.class)
                        .containsExactly("own"));
    }

    @Test
    void takesARegistrationOfAnotherFilterForNothing() {
        runner.withUserConfiguration(OtherRegistration.class)
                .run(context -> assertThat(context)
                        .getBeanNames(FilterRegistrationBean.class)
                        .containsExactlyInAnyOrder("other", "eliotServerActionFilter"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherRegistration {
        @Bean
        FilterRegistrationBean<CharacterEncodingFilter> other() {
            return new FilterRegistrationBean<>(new CharacterEncodingFilter());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistration {
        @Bean
        FilterRegistrationBean<ServerActionFilter> own() {
            return new FilterRegistrationBean<>(new ServerActionFilter(EliotLogger.create()));
        }
    }

    @Test
    void isNotInjectedInPlaceOfTheResolverThatAnswers() {
        runner.withBean(HandlerExceptionResolverComposite.class).run(context -> {
            assertThat(context).hasSingleBean(ExceptionRecordingResolver.class);
            assertThat(context.getBean(HandlerExceptionResolver.class))
                    .isInstanceOf(HandlerExceptionResolverComposite.class);
        });
    }

    @Test
    void leavesSpringItsDefaultResolversWhereThereIsNoOther() {
        runner.run(context -> assertThat(context).doesNotHaveBean(HandlerExceptionResolver.class));
    }

    @Test
    void canBeSwitchedOffAloneOrWithEliot() {
        runner.withPropertyValues("eliot.web.server.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
        runner.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void backsOffFromSeveralLoggers() {
        runner.withBean("other", EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void needsALogger() {
        new WebApplicationContextRunner()
                .withConfiguration(OURS)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void isNotForOtherApplications() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .withBean(EliotLogger.class, EliotLogger::create)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void doesWithoutTheClassesOfTheStack() {
        runner.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
    }
}
