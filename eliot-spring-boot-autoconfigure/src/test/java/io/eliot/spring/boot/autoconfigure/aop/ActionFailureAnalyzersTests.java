// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.aop;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.EliotLogger;
import io.eliot.annotation.Action;
import io.eliot.spring.aop.ActionMisuseException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class ActionFailureAnalyzersTests {
    private final AtomicReference<ConfigurableListableBeanFactory> beans = new AtomicReference<>();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, EliotActionAutoConfiguration.class))
            .withBean(EliotLogger.class, EliotLogger::create)
            .withInitializer(context -> beans.set(context.getBeanFactory()));

    @Test
    void saysWhichActionHasNoEffect() {
        application
                .withBean(Hidden.class)
                .withPropertyValues("eliot.action.on-misuse=fail")
                .run(context -> {
                    assertThat(context).getFailure().isInstanceOf(ActionMisuseException.class);
                    FailureAnalysis analysis = analysisOf(context.getStartupFailure(), beans);
                    assertThat(analysis.getDescription()).startsWith("@Action of " + Hidden.class.getName() + ".work");
                    assertThat(analysis.getAction()).isEqualTo("Correct each, or set eliot.action.on-misuse to warn.");
                });
    }

    @Test
    void startsAllTheSameUnlessToldOtherwise() {
        application.withBean(Hidden.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void saysThatAnActionBroughtTheProxyOnWhichAMethodCannotBeCalled() {
        application.withUserConfiguration(Scheduling.class).withBean(Job.class).run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure(), beans);
            assertThat(analysis.getDescription())
                    .startsWith("Beans of " + Job.class.getName() + " have a proxy, because report is an @Action, "
                            + "and the method tick cannot be called on it: ");
            assertThat(analysis.getAction())
                    .startsWith("Make tick an instance method that is neither private nor final");
        });
    }

    /** By the analyzers that an application finds. */
    private static FailureAnalysis analysisOf(
            @Nullable Throwable failure, AtomicReference<ConfigurableListableBeanFactory> beans) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, Objects.requireNonNull(beans.get())))
                .stream()
                .filter(analyzer -> analyzer.getClass().getName().startsWith("io.eliot."))
                .map(analyzer -> analyzer.analyze(Objects.requireNonNull(failure)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    static class Hidden {
        @Action
        private void work() {}

        void useIt() {
            work();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    static class Job {
        @Scheduled(fixedRate = 1000)
        private void tick() {}

        void tickNow() {
            tick();
        }

        @Action
        void report() {}
    }
}
