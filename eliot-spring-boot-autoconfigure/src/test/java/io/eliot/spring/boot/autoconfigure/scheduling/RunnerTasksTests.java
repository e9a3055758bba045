// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.EliotLogger;
import io.eliot.spring.RecordedLog;
import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class RunnerTasksTests {
    private final RecordedLog log = new RecordedLog();

    private ConfigurableApplicationContext run(Class<?>... configuration) {
        return application(configuration).run();
    }

    private SpringApplication application(Class<?>... configuration) {
        SpringApplication application = new SpringApplication(configuration);
        application.addPrimarySources(List.of(Instrumented.class));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("log", log.logger()));
        return application;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(EliotSchedulingAutoConfiguration.class)
    static class Instrumented {}

    @Test
    void eachRunnerIsATaskOfItsOwnInTheOrderTheyHave() {
        run(Runners.class, WarmUp.class).close();

        assertThat(log.outline())
                .containsExactly(
                        "WarmUp.run started task-1@/1",
                        "cache:warm task-1@/2",
                        "WarmUp.run succeeded task-1@/3",
                        "greeting.run started task-2@/1",
                        "greeted task-2@/2",
                        "greeting.run succeeded task-2@/3",
                        "parting.run started task-3@/1",
                        "parted task-3@/2",
                        "parting.run succeeded task-3@/3");
    }

    @Order(1)
    static class WarmUp implements ApplicationRunner {
        private final EliotLogger logger;

        WarmUp(EliotLogger logger) {
            this.logger = logger;
        }

        @Override
        public void run(ApplicationArguments args) {
            logger.log("cache:warm");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Runners {
        @Bean
        @Order(3)
        ApplicationRunner parting(EliotLogger logger) {
            return new ApplicationRunner() {
                @Override
                public void run(ApplicationArguments args) {
                    logger.log("parted");
                }
            };
        }

        @Bean
        @Order(2)
        CommandLineRunner greeting(EliotLogger logger) {
            return args -> logger.log("greeted");
        }
    }

    @Test
    void whatARunnerThrowsFailsItsTaskAndTheApplication() {
        assertThatThrownBy(() -> run(FailingRunner.class)).hasMessage("no cache");

        assertThat(log.message("failing.run", "failed")).containsEntry("reason", "no cache");
    }

    @Configuration(proxyBeanMethods = false)
    static class FailingRunner {
        @Bean
        CommandLineRunner failing() {
            return args -> {
                throw new IllegalStateException("no cache");
            };
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithFinalRun.class,
                WithFinalMethod.class,
                WithFinalBeanMethod.class,
                WithPrivateScheduledMethod.class,
                WithPrivateListener.class,
                WithVisibleField.class,
                OfFinalClass.class,
                OfSealedClass.class,
            })
    void leavesARunnerThatNoProxyCanStandInFor(Class<?> type) {
        try (var context = run(type)) {
            assertThat(context.getBean(type)).isExactlyInstanceOf(type).hasToString("full");
            assertThat(log.outline()).contains("cache:warm task-1@/1");
        }
    }

    @Test
    void saysWhichRunnerIsNoTaskAndWhy(CapturedOutput output) {
        run(WithFinalMethod.class).close();

        assertThat(output)
                .contains("The runner runnerTasksTests.WithFinalMethod is no task of its own:"
                        + " no proxy can stand in for it, as WithFinalMethod.toString is final");
    }

    static class Cache implements ApplicationRunner {
        private final StringBuilder state = new StringBuilder("full");
        private final EliotLogger logger;

        Cache(EliotLogger logger) {
            this.logger = logger;
        }

        @Override
        public void run(ApplicationArguments args) {
            logger.log("cache:warm");
        }

        @Override
        public String toString() {
            return state.toString();
        }
    }

    static class WithFinalRun extends Cache {
        private final Runnable work;

        WithFinalRun(EliotLogger logger) {
            super(logger);
            work = () -> logger.log("cache:warm");
        }

        @Override
        public final void run(ApplicationArguments args) {
            work.run();
        }
    }

    static class WithFinalMethod extends Cache {
        private final StringBuilder state = new StringBuilder("full");

        WithFinalMethod(EliotLogger logger) {
            super(logger);
        }

        @Override
        public final String toString() {
            return state.toString();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithFinalBeanMethod extends Cache {
        private final StringBuilder size = new StringBuilder();

        WithFinalBeanMethod(EliotLogger logger) {
            super(logger);
        }

        @Bean
        final StringBuilder size() {
            return size.append(1);
        }
    }

    @EnableScheduling
    static class WithPrivateScheduledMethod extends Cache {
        WithPrivateScheduledMethod(EliotLogger logger) {
            super(logger);
        }

        @Scheduled(initialDelay = 1, timeUnit = TimeUnit.DAYS)
        @SuppressWarnings("UnusedMethod") // Spring calls it
        private void refresh() {}
    }

    static class WithPrivateListener extends Cache {
        WithPrivateListener(EliotLogger logger) {
            super(logger);
        }

        @EventListener(ApplicationReadyEvent.class)
        @SuppressWarnings("UnusedMethod") // Spring calls it
        private void ready() {}
    }

    static class WithVisibleField extends Cache {
        final StringBuilder state = new StringBuilder("full");

        WithVisibleField(EliotLogger logger) {
            super(logger);
        }
    }

    static final class OfFinalClass extends Cache {
        OfFinalClass(EliotLogger logger) {
            super(logger);
        }
    }

    static sealed class OfSealedClass extends Cache {
        OfSealedClass(EliotLogger logger) {
            super(logger);
        }
    }

    static final class OfPermittedClass extends OfSealedClass {
        OfPermittedClass(EliotLogger logger) {
            super(logger);
        }
    }

    @Test
    void whatTheContainerHasCalledBeforeThereIsAProxyMayBePrivate() {
        run(WithLifecycle.class).close();

        assertThat(log.outline())
                .containsExactly(
                        "WithLifecycle.run started task-1@/1",
                        "cache:warm task-1@/2",
                        "WithLifecycle.run succeeded task-1@/3");
    }

    static class WithLifecycle extends Cache {
        @Autowired
        @Nullable
        EliotLogger injected;

        WithLifecycle(EliotLogger logger) {
            super(logger);
        }

        @Autowired
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // Spring calls it
        private void set(EliotLogger other) {}

        @PostConstruct
        private void fill() {}
    }

    /** Others of this name are the application's own. */
    @Test
    void onlyWhatBootCallsIsATask() {
        try (var context = run(WithOtherRuns.class)) {
            WithOtherRuns runner = context.getBean(WithOtherRuns.class);
            int messages = log.outline().size();

            assertThat(runner.run(7)).isEqualTo(8);
            assertThat(log.outline()).hasSize(messages);
        }
    }

    static class WithOtherRuns extends Cache {
        WithOtherRuns(EliotLogger logger) {
            super(logger);
        }

        int run(int times) {
            return times + 1;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProxyThatIsThereAlreadyIsKept(boolean ofClass) throws Exception {
        try (var context = run(ofClass ? ProxiedByClass.class : ProxiedByInterface.class)) {
            Object runner = context.getBean("cache");

            assertThat(AopUtils.isCglibProxy(runner)).isEqualTo(ofClass);
            assertThat(((Advised) runner).getTargetSource().getTarget()).isExactlyInstanceOf(Cache.class);
            assertThat(log.outline())
                    .containsExactly(
                            "Cache.run started task-1@/1",
                            "advised task-1@/2",
                            "cache:warm task-1@/3",
                            "Cache.run succeeded task-1@/4");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ProxiedByInterface {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
            proxies.setBeanNames("cache");
            proxies.setInterceptorNames("advice");
            return proxies;
        }

        @Bean
        MethodBeforeAdvice advice(EliotLogger logger) {
            return (method, arguments, target) -> {
                if (method.getName().equals("run")) {
                    logger.log("advised");
                }
            };
        }

        @Bean
        ApplicationRunner cache(EliotLogger logger) {
            return new Cache(logger);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ProxiedByClass extends ProxiedByInterface {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = ProxiedByInterface.proxies();
            proxies.setProxyTargetClass(true);
            return proxies;
        }
    }

    @Test // which Spring allows only if nobody was given the bean before there was a proxy
    void isATaskAlsoWhereItIsPartOfACircle() {
        SpringApplication application = application(InACircle.class);
        application.setAllowCircularReferences(true);

        application.run().close();

        assertThat(log.outline())
                .containsExactly(
                        "InACircle.run started task-1@/1", "cache:warm task-1@/2", "InACircle.run succeeded task-1@/3");
    }

    /** Whose proxy is what others are given. */
    @Test
    void isATaskAlsoWhereItIsAdvisedAndPartOfACircle() {
        SpringApplication application = application(InACircle.class, AdvisedInACircle.class);
        application.setAllowCircularReferences(true);

        application.run().close();

        assertThat(log.outline())
                .containsExactly(
                        "InACircle.run started task-1@/1",
                        "advised task-1@/2",
                        "cache:warm task-1@/3",
                        "InACircle.run succeeded task-1@/4");
    }

    @Configuration(proxyBeanMethods = false)
    static class AdvisedInACircle {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = ProxiedByInterface.proxies();
            proxies.setBeanNames("*InACircle");
            proxies.setProxyTargetClass(true);
            return proxies;
        }

        @Bean
        static MethodBeforeAdvice advice(EliotLogger logger) {
            return new ProxiedByInterface().advice(logger);
        }
    }

    /** As the main class of many an application: what it is given, it makes itself. */
    @Configuration(proxyBeanMethods = false)
    static class InACircle extends Cache {
        @Autowired
        StringBuilder size;

        InACircle(EliotLogger logger) {
            super(logger);
        }

        @Bean
        StringBuilder size() {
            return new StringBuilder();
        }
    }

    /** Boot calls the bean behind it as well, as that is a runner of its own right. */
    @Test
    void theProxyOfAScopeIsNoTaskBesideThatOfItsTarget() {
        run(Scoped.class).close();

        assertThat(log.outline())
                .containsExactly(
                        "Cache.run started task-1@/1",
                        "cache:warm task-1@/2",
                        "Cache.run succeeded task-1@/3",
                        "Cache.run started task-2@/1",
                        "cache:warm task-2@/2",
                        "Cache.run succeeded task-2@/3");
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {
        @Bean
        @Scope(scopeName = BeanDefinition.SCOPE_PROTOTYPE, proxyMode = ScopedProxyMode.TARGET_CLASS)
        Cache cache(EliotLogger logger) {
            return new Cache(logger);
        }
    }
}
