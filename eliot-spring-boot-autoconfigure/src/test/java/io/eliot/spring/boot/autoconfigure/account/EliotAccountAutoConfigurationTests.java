// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import io.eliot.destination.Destination;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.boot.EliotLoggerCustomizer;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.account.EliotEndpoint.EliotDescriptor;
import io.eliot.spring.boot.autoconfigure.account.Instrumentation.Part;
import io.eliot.spring.boot.autoconfigure.logback.EliotLogbackAutoConfiguration;
import io.eliot.spring.scheduling.ContextCarryingExecutors;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

class EliotAccountAutoConfigurationTests {
    private final AtomicBoolean broken = new AtomicBoolean();

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EliotAutoConfiguration.class,
                    EliotLogbackAutoConfiguration.class,
                    EliotAccountAutoConfiguration.class,
                    EliotEndpointAutoConfiguration.class,
                    EliotHealthAutoConfiguration.class,
                    EliotMetersAutoConfiguration.class))
            .withBean("disk", Destination.class, () -> message -> {
                if (broken.get()) {
                    throw new IOException("full");
                }
            })
            .withPropertyValues("management.endpoints.web.exposure.include=eliot", "eliot.logback.enabled=false");

    @Test
    void theEndpointCountsWhatWasWrittenAndLost() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            logger.log("kept");
            broken.set(true);
            logger.log("lost");

            assertThat(context.getBean(EliotEndpoint.class).eliot().destinations())
                    .extracting("name", "written", "failing")
                    .containsExactly(tuple("disk", 1L, true));
        });
    }

    @Test
    void whatTheLoggerIsMadeOfMayPublishEvents() {
        contexts.withUserConfiguration(Publishing.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    static class Publishing {
        @Bean
        EliotLoggerCustomizer customizer(ApplicationEventPublisher events) {
            events.publishEvent("about to log");
            return builder -> {};
        }
    }

    @Test
    void theEndpointKnowsTheOldestOpenTask() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            EliotEndpoint endpoint = context.getBean(EliotEndpoint.class);
            EliotAction oldest = logger.task("nightly:report").start();
            EliotAction child = oldest.logger().task("upload").start();
            logger.task("quick").run(() -> {});

            EliotDescriptor during = endpoint.eliot();
            child.finish();
            oldest.finish();

            assertThat(during.openTasks().count()).isEqualTo(2);
            assertThat(during.openTasks().oldest())
                    .extracting("taskUuid", "actionType")
                    .containsExactly(oldest.taskUuid(), "nightly:report");
            assertThat(endpoint.eliot().openTasks().count()).isZero();
        });
    }

    @Test
    void aTaskIsOpenUntilWhatWasStartedFirstHereHasEnded() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            EliotEndpoint endpoint = context.getBean(EliotEndpoint.class);

            EliotAction continued = logger.continueTask("elsewhere@/2/1").start();
            continued.run(() -> logger.action("inside").run(() -> {}));
            int before = endpoint.eliot().openTasks().count();
            continued.finish();

            assertThat(before).isEqualTo(1);
            assertThat(endpoint.eliot().openTasks().count()).isZero();
        });
    }

    @Test
    void aTaskIsOpenUntilWhatOutlivesItsRequestHasEnded() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            EliotEndpoint endpoint = context.getBean(EliotEndpoint.class);

            EliotAction request = logger.task("http:server").start();
            EliotAction report = request.call(() -> logger.action("report").start());
            request.finish();
            EliotDescriptor during = endpoint.eliot();
            report.finish();

            assertThat(during.openTasks().count()).isEqualTo(1);
            assertThat(during.openTasks().oldest())
                    .extracting("taskUuid", "actionType")
                    .containsExactly(request.taskUuid(), "http:server");
            assertThat(endpoint.eliot().openTasks().count()).isZero();
        });
    }

    @Test
    void aTaskThatCameTwiceIsOpenUntilBothHaveEnded() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            EliotEndpoint endpoint = context.getBean(EliotEndpoint.class);

            EliotAction one = logger.continueTask("elsewhere@/2").start();
            EliotAction other = logger.continueTask("elsewhere@/3").start();
            one.finish();
            int during = endpoint.eliot().openTasks().count();
            other.finish();

            assertThat(during).isEqualTo(1);
            assertThat(endpoint.eliot().openTasks().count()).isZero();
        });
    }

    @Test
    void keepsBooksWithoutTakingWhatIsKeptForTheFirstDestination() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(EliotAutoConfiguration.class, EliotAccountAutoConfiguration.class))
                .withPropertyValues("eliot.destinations.console.enabled=false")
                .run(context -> {
                    EliotLogger logger = context.getBean(EliotLogger.class);
                    assertThat(context)
                            .hasSingleBean(SelfAccount.class)
                            .getBean(SelfAccount.class)
                            .isNotNull();
                    context.publishEvent(new ApplicationReadyEvent(
                            new SpringApplication(),
                            new String[0],
                            context.getSourceApplicationContext(),
                            Duration.ZERO));
                    MemoryDestination added = new MemoryDestination();

                    logger.task("early").run(() -> {});
                    logger.destinations().add(added);

                    assertThat(added.messages())
                            .extracting(EncodedMessage::type)
                            .containsExactly("early", "early");
                });
    }

    @Test
    void keepsNoBooksOnALoggerThatOutlivesTheApplication() {
        EliotLogger own = EliotLogger.create();
        SelfAccount[] account = new SelfAccount[1];
        contexts.withBean("own", EliotLogger.class, () -> own)
                .run(context -> account[0] = context.getBean(SelfAccount.class));

        own.task("later").start();

        assertThat(account[0].openTasks().count()).isZero();
    }

    @Test
    void theEndpointSaysWhatIsNotInstrumentedAndWhy() {
        contexts.run(context -> assertThat(
                        context.getBean(EliotEndpoint.class).eliot().instrumentation())
                .contains(new Part("logger", true, ""))
                .filteredOn(part -> part.name().equals("logback"))
                .singleElement()
                .satisfies(part -> assertThat(part.reason()).contains("eliot.logback.enabled")));
    }

    @Test
    void theAnswerIsJson() {
        contexts.run(context -> {
            EliotAction open = context.getBean(EliotLogger.class).task("report").start();

            String json = JsonMapper.shared()
                    .writeValueAsString(context.getBean(EliotEndpoint.class).eliot());
            open.finish();

            assertThat(json).contains("\"destinations\":[{", "\"name\":\"disk\"", "\"actionType\":\"report\"");
        });
    }

    @Test
    void healthIsDownWhileADestinationKeepsFailing() {
        contexts.run(context -> {
            EliotLogger logger = context.getBean(EliotLogger.class);
            EliotHealthIndicator indicator = context.getBean(EliotHealthIndicator.class);
            broken.set(true);
            logger.log("lost");
            Health once = indicator.health();
            IntStream.range(0, 10).forEach(i -> logger.log("lost"));
            Health often = indicator.health();
            broken.set(false);
            logger.log("kept");

            assertThat(once.getStatus()).isEqualTo(Status.UP);
            assertThat(once.getDetails()).extractingByKey("disk").asString().startsWith("failing, ");
            assertThat(often.getStatus()).isEqualTo(Status.DOWN);
            assertThat(often.getDetails()).containsEntry("disk", "failing, 12 messages in a row, 12 in all lost");
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void metersCountPerDestination() {
        contexts.run(context -> {
            MeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(EliotMeters.class).bindTo(meters);
            EliotLogger logger = context.getBean(EliotLogger.class);

            logger.log("kept");
            broken.set(true);
            logger.log("lost");

            assertThat(meters.get("eliot.messages.written")
                            .tag("destination", "disk")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("eliot.messages.dropped")
                            .tag("destination", "disk")
                            .functionCounter()
                            .count())
                    .isPositive();
            assertThat(meters.get("eliot.destination.failing")
                            .tag("destination", "disk")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
    }

    @Test
    void oneLineSaysItAtStartUp() {
        contexts.run(context -> assertThat(context.getBean(StartUpLine.class).line())
                .startsWith("Eliot logs to: disk; instrumented: ")
                .contains("logger", "; not instrumented: ", "logback ("));
    }

    @Test
    void theLineIsOfTheStartOfItsOwnContext() {
        contexts.run(above -> contexts.withParent(above).run(below -> {
            ApplicationStartedEvent started = started(below.getSourceApplicationContext());

            assertThat(said(() -> above.getBean(StartUpLine.class).onApplicationEvent(started)))
                    .isEmpty();
            assertThat(said(() -> below.getBean(StartUpLine.class).onApplicationEvent(started)))
                    .singleElement()
                    .asString()
                    .startsWith("Eliot logs to");
        }));
    }

    private static List<String> said(Runnable code) {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.eliot");
        Level before = logger.getLevel();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            code.run();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static ApplicationStartedEvent started(ConfigurableApplicationContext context) {
        return new ApplicationStartedEvent(new SpringApplication(), new String[0], context, null);
    }

    @Test
    void theApplicationStartsWithoutTheLineIfThatCannotBeMade() {
        contexts.withPropertyValues("eliot.web.client.enabled=maybe").run(context -> {
            StartUpLine line = context.getBean(StartUpLine.class);

            assertThatException().isThrownBy(line::line);
            assertThatNoException()
                    .isThrownBy(() -> line.onApplicationEvent(started(context.getSourceApplicationContext())));
        });
    }

    @Test
    void theEndpointAnswersWhereAnExecutorCannotBeMade() {
        contexts.withBean(ContextCarryingExecutors.class)
                .withUserConfiguration(NoExecutor.class)
                .run(context -> assertThat(
                                context.getBean(EliotEndpoint.class).eliot().executorsWithoutAction())
                        .isEmpty());
    }

    @Configuration(proxyBeanMethods = false)
    static class NoExecutor {
        @Bean
        FactoryBean<ExecutorService> pool() {
            return new FactoryBean<>() {
                @Override
                public ExecutorService getObject() {
                    throw new IllegalStateException("no threads");
                }

                @Override
                public Class<?> getObjectType() {
                    return ExecutorService.class;
                }
            };
        }
    }

    @Test
    void nothingIsCountedWhereNobodyAsks() {
        contexts.withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate", "org.springframework.boot.health", "io.micrometer.core"))
                .run(context -> assertThat(context.getBean(EliotLogger.class)
                                .destinations()
                                .status())
                        .extracting("name")
                        .containsExactly("disk"));
    }

    @Test
    void backsOffWhenSwitchedOff() {
        contexts.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EliotEndpoint.class)
                        .doesNotHaveBean(EliotHealthIndicator.class)
                        .doesNotHaveBean(EliotMeters.class));
    }
}
