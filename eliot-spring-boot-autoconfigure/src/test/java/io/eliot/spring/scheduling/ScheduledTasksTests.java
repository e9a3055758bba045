// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.context.ActionContextAccessor;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.ThreadsInAnAction;
import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

class ScheduledTasksTests {
    private final RecordedLog log = new RecordedLog();

    @BeforeAll
    static void carryContext() {
        Hooks.enableAutomaticContextPropagation();
    }

    /** Started inside an action, which no run may be part of. */
    private List<String> outlineOf(Class<?> jobs, int messages) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(EliotLogger.class, log::logger);
            context.registerBean(ScheduledTasks.class);
            context.registerBean(ContextCarryingExecutors.class);
            context.register(jobs);
            log.logger().mutedAction("start-up").run(context::refresh);
            await().until(() -> log.outline().size() >= messages);
        }
        return log.outline().subList(0, messages);
    }

    @Test
    void eachRunIsATaskOfItsOwn() {
        assertThat(outlineOf(Jobs.class, 6))
                .containsExactly(
                        "Jobs.nightly started task-2@/1",
                        "stock:counted task-2@/2",
                        "Jobs.nightly succeeded task-2@/3",
                        "Jobs.nightly started task-3@/1",
                        "stock:counted task-3@/2",
                        "Jobs.nightly succeeded task-3@/3");
    }

    @Test
    void aRunThatThrowsFails() {
        outlineOf(FailingJobs.class, 2);

        assertThat(log.message("FailingJobs.nightly", "failed"))
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock");
    }

    @ParameterizedTest
    @ValueSource(classes = {ImportingJobs.class, UnobservedImportingJobs.class})
    void aRunFailsWithTheCheckedExceptionThatItsMethodThrows(Class<?> jobs) {
        outlineOf(jobs, 2);

        assertThat(log.message("ImportingJobs.nightly", "failed"))
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("reason", "no stock");
    }

    @Test
    void aRunIsOverWhenItsPublisherIs() {
        assertThat(outlineOf(PublishingJobs.class, 3))
                .containsExactly(
                        "PublishingJobs.nightly started task-2@/1",
                        "stock:counted task-2@/2",
                        "PublishingJobs.nightly failed task-2@/3");
        assertThat(log.message("PublishingJobs.nightly", "failed"))
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock");
    }

    /** Which comes first is a matter of the class path. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunIsWhereItsPublisherIsWhateverIsCarriedBesides(boolean oursFirst) {
        ContextRegistry accessors = ContextRegistry.getInstance();
        accessors.registerThreadLocalAccessor(
                oursFirst ? ObservationThreadLocalAccessor.getInstance() : new ActionContextAccessor());

        assertThat(outlineOf(PricingJobs.class, 6))
                .containsExactly(
                        "PricingJobs.nightly started task-2@/1",
                        "stock:counted task-2@/2",
                        "price started task-2@/3/1",
                        "stock:priced task-2@/3/2",
                        "price succeeded task-2@/3/3",
                        "PricingJobs.nightly succeeded task-2@/4");
        ThreadsInAnAction.awaitNone();
    }

    @Test
    void aRunFailsWhenItsPublisherIsCancelled() {
        outlineOf(NeverEndingJobs.class, 1);

        assertThat(log.message("NeverEndingJobs.nightly", "failed"))
                .containsEntry("exception", "java.util.concurrent.CancellationException");
        assertThat(log.outline()).hasSize(2);
    }

    /** So Spring calls a method that returns a publisher, where its class is proxied. */
    @Test
    void isNamedByTheClassThatIsProxied() {
        Runnable work = new Runnable() {
            @Override
            public void run() {}

            @Override
            public String toString() {
                return "shop.Stock$Jobs$$SpringCGLIB$$0.nightly";
            }
        };

        new TaskPerRun(work, log.logger()).run();

        assertThat(log.outline()).containsExactly("Jobs.nightly started task-1@/1", "Jobs.nightly succeeded task-1@/2");
    }

    @Test
    void runsOnTheSchedulerThatTheMethodNames() {
        outlineOf(QualifiedJobs.class, 3);

        assertThat(log.messages().get(1)).containsEntry("thread", "second-1");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Jobs {
        private final EliotLogger logger;

        Jobs(EliotLogger logger) {
            this.logger = logger;
        }

        @Scheduled(fixedRate = 5)
        void nightly() {
            logger.log("stock:counted");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class FailingJobs {
        @Scheduled(fixedDelay = 5)
        void nightly() {
            throw new IllegalStateException("no stock");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class ImportingJobs {
        @Scheduled(fixedDelay = 5)
        void nightly() throws IOException {
            throw new IOException("no stock");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ImportingJobs.class)
    static class UnobservedImportingJobs implements SchedulingConfigurer {
        @Override
        public void configureTasks(ScheduledTaskRegistrar registrar) {
            registrar.setObservationRegistry(ObservationRegistry.NOOP);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class PublishingJobs {
        private final EliotLogger logger;

        PublishingJobs(EliotLogger logger) {
            this.logger = logger;
        }

        @Scheduled(fixedRate = 3_600_000) // with a fixed delay the thread waits for the end
        Mono<Void> nightly() {
            return Mono.delay(Duration.ofMillis(20))
                    .doOnNext(tick -> logger.log("stock:counted"))
                    .then(Mono.error(new IllegalStateException("no stock")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class PricingJobs {
        private final EliotLogger logger;

        PricingJobs(EliotLogger logger) {
            this.logger = logger;
        }

        @Scheduled(fixedRate = 3_600_000)
        Mono<Long> nightly() {
            return Mono.delay(Duration.ofMillis(5))
                    .doOnNext(tick -> logger.log("stock:counted"))
                    .then(Mono.defer(() -> priced(logger.action("price").start())));
        }

        private Mono<Long> priced(EliotAction price) {
            return Mono.delay(Duration.ofMillis(5))
                    .doOnNext(tick -> logger.log("stock:priced"))
                    .doOnSuccess(tick -> price.finish())
                    .contextWrite(context -> context.put(ActionContextAccessor.KEY, price.asContext()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class NeverEndingJobs {
        @Scheduled(fixedRate = 3_600_000)
        Mono<Void> nightly() {
            return Mono.never();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class QualifiedJobs {
        private final EliotLogger logger;

        QualifiedJobs(EliotLogger logger) {
            this.logger = logger;
        }

        @Bean
        static ThreadPoolTaskScheduler first() {
            return scheduler("first-");
        }

        @Bean
        static ThreadPoolTaskScheduler second() {
            return scheduler("second-");
        }

        private static ThreadPoolTaskScheduler scheduler(String prefix) {
            ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
            scheduler.setThreadNamePrefix(prefix);
            return scheduler;
        }

        @Scheduled(cron = "* * * * * *", scheduler = "second")
        void nightly() {
            logger.log("stock:counted", "thread", Thread.currentThread().getName());
        }
    }
}
