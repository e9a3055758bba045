// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eliot.Eliot;
import io.eliot.annotation.Action;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

class ActionAmongOtherAdviceTests {
    @Test
    void failsWhenTheCommitFails() {
        try (var application = ActionApplication.of(Transactions.class, Accounts.class)) {
            Accounts accounts = application.bean(Accounts.class);

            assertThatThrownBy(accounts::transfer).isInstanceOf(TransactionSystemException.class);

            assertThat(application.story())
                    .containsExactly(
                            "/1 Accounts.transfer started {}",
                            "/2 transferred {}",
                            "/3 Accounts.transfer failed {exception="
                                    + "org.springframework.transaction.TransactionSystemException, reason=no commit}");
        }
    }

    @Test
    void standsInsideTheTransactionIfOrderedSo() {
        try (var application = ActionApplication.of(OuterTransactions.class, Accounts.class)) {
            Accounts accounts = application.bean(Accounts.class);

            assertThatThrownBy(accounts::transfer).isInstanceOf(TransactionSystemException.class);

            assertThat(application.story()).last().isEqualTo("/3 Accounts.transfer succeeded {result=null}");
        }
    }

    @Test
    void runsOnTheThreadOfAsyncWorkInTheActionOfTheCaller() throws Exception {
        try (var application = ActionApplication.of(Asynchrony.class, Mailer.class)) {
            Mailer mailer = application.bean(Mailer.class);

            String thread = application
                    .logger()
                    .action("request")
                    .call(() -> mailer.send().get(10, TimeUnit.SECONDS));

            assertThat(thread).startsWith("mail-");
            assertThat(application.story())
                    .containsExactly(
                            "/1 request started {}",
                            "/2/1 Mailer.send started {}",
                            "/2/2 Mailer.send succeeded {result=" + thread + "}",
                            "/3 request succeeded {}");
        }
    }

    @Test
    void isATaskForEachScheduledRun() throws Exception {
        try (var application = ActionApplication.of(Schedule.class, Clock.class)) {
            assertThat(application.bean(Clock.class).ticked()).isTrue();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> application.story().size() >= 4);

            assertThat(application.taskUuids()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(application.story())
                    .startsWith("/1 Clock.tick started {}", "/2 Clock.tick succeeded {result=null}");
        }
    }

    @Test
    void isOneForEachAttempt() {
        try (var application = ActionApplication.of(Retries.class, Gateway.class)) {
            application.bean(Gateway.class).charge();

            assertThat(application.story())
                    .containsExactly(
                            "/1 Gateway.charge started {}",
                            "/2 Gateway.charge failed {exception=java.lang.IllegalStateException, reason=attempt 1}",
                            "/1 Gateway.charge started {}",
                            "/2 Gateway.charge succeeded {result=charged}");
        }
    }

    @Test
    void recordsACacheHitToo() {
        try (var application = ActionApplication.of(Caching.class, Prices.class)) {
            Prices prices = application.bean(Prices.class);
            prices.of("A-17");
            prices.of("A-17");

            assertThat(application.story())
                    .containsExactly(
                            "/1 Prices.of started {sku=A-17}",
                            "/2 computed {}",
                            "/3 Prices.of succeeded {result=12}",
                            "/1 Prices.of started {sku=A-17}",
                            "/2 Prices.of succeeded {result=12}");
        }
    }

    @Test
    void failsWhenAnArgumentIsInvalid() {
        try (var application = ActionApplication.of(Validation.class, Registry.class)) {
            Registry registry = application.bean(Registry.class);

            assertThatThrownBy(() -> registry.register("")).isInstanceOf(ConstraintViolationException.class);

            assertThat(application.story())
                    .satisfiesExactly(
                            start -> assertThat(start).isEqualTo("/1 Registry.register started {name=}"),
                            end -> assertThat(end).startsWith("/2 Registry.register failed {exception=jakarta.valid"));
        }
    }

    @Test
    void isNoneOfACallThatSecurityRefuses() {
        try (var application = ActionApplication.of(Security.class, Vault.class)) {
            Vault vault = application.bean(Vault.class);

            as("guest", () -> assertThatThrownBy(vault::open).isInstanceOf(AccessDeniedException.class));
            as("admin", vault::open);

            assertThat(application.story())
                    .containsExactly("/1 Vault.open started {}", "/2 Vault.open succeeded {result=null}");
        }
    }

    @Test
    void failsACallThatSecurityRefusesIfOrderedOutside() {
        try (var application = ActionApplication.with(
                ActionAmongOtherAdviceTests::orderOutsideOfSecurity, Security.class, Vault.class)) {
            Vault vault = application.bean(Vault.class);

            as("guest", () -> assertThatThrownBy(vault::open).isInstanceOf(AccessDeniedException.class));

            assertThat(application.story())
                    .containsExactly(
                            "/1 Vault.open started {}",
                            "/2 Vault.open failed {exception="
                                    + "org.springframework.security.authorization.AuthorizationDeniedException, "
                                    + "reason=Access Denied}");
        }
    }

    /** As {@code eliot.action.order} does. */
    private static void orderOutsideOfSecurity(AnnotationConfigApplicationContext context) {
        int order = AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder() - 1; // 199
        context.addBeanFactoryPostProcessor(beans ->
                beans.getBeanDefinition("actionAdvisor").getPropertyValues().add("order", order));
    }

    @Test
    void hasSucceededWhenSecurityRefusesTheResult() {
        try (var application = ActionApplication.of(Security.class, Vault.class)) {
            Vault vault = application.bean(Vault.class);

            as("guest", () -> assertThatThrownBy(vault::content).isInstanceOf(AccessDeniedException.class));

            assertThat(application.story()).last().isEqualTo("/2 Vault.content succeeded {result=gold}");
        }
    }

    private static void as(String role, Runnable work) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("someone", "", "ROLE_" + role));
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {
        @Bean
        PlatformTransactionManager transactionManager() {
            return new FailingCommit();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(order = ActionAdvisor.DEFAULT_ORDER - 1)
    static class OuterTransactions {
        @Bean
        PlatformTransactionManager transactionManager() {
            return new FailingCommit();
        }
    }

    static class FailingCommit extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            throw new TransactionSystemException("no commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    static class Accounts {
        @Action
        @Transactional
        public void transfer() {
            Eliot.log("transferred");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Asynchrony {
        @Bean
        ThreadPoolTaskExecutor taskExecutor() {
            ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
            executor.setThreadNamePrefix("mail-");
            executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
            return executor;
        }
    }

    static class Mailer {
        @Async
        @Action
        CompletableFuture<String> send() {
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Schedule {}

    static class Clock {
        private final CountDownLatch ticks = new CountDownLatch(2);

        @Scheduled(fixedRate = 5)
        @Action
        void tick() {
            ticks.countDown();
        }

        boolean ticked() throws InterruptedException {
            return ticks.await(10, TimeUnit.SECONDS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    static class Retries {}

    static class Gateway {
        private final AtomicInteger attempts = new AtomicInteger();

        @Retryable(delay = 1)
        @Action
        public String charge() {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("attempt 1");
            }
            return "charged";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Caching {
        @Bean
        CacheManager cacheManager() {
            return new ConcurrentMapCacheManager();
        }
    }

    static class Prices {
        @Cacheable("prices")
        @Action
        public int of(String sku) {
            Eliot.log("computed");
            return 12;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Validation {
        @Bean
        static MethodValidationPostProcessor methodValidation() {
            MethodValidationPostProcessor processor = new MethodValidationPostProcessor();
            processor.setProxyTargetClass(true);
            return processor;
        }
    }

    @Validated
    static class Registry {
        @Action
        public void register(@NotEmpty String name) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableMethodSecurity
    static class Security {}

    static class Vault {
        @PostAuthorize("hasRole('admin')")
        @Action
        public String content() {
            return "gold";
        }

        @PreAuthorize("hasRole('admin')")
        @Action
        public void open() {}
    }
}
