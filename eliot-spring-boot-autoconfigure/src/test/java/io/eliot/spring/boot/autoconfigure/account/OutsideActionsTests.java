// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.spring.RecordedLog;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import io.eliot.spring.boot.autoconfigure.account.CallSites.CallSite;
import io.eliot.spring.boot.autoconfigure.logback.EliotLogbackAutoConfiguration;
import io.github.oshai.kotlinlogging.KotlinLogging;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.log.LogAccessor;
import reactor.util.Loggers;

class OutsideActionsTests {
    private final RecordedLog log = new RecordedLog();
    private final EliotLogger logger = log.logger();

    @Test
    void theFirstMessageOfEachPlaceSaysWhereItWas() throws Exception {
        run(outside -> onABareThread("bare", () -> {
            for (int i = 0; i < 3; i++) {
                logger.log("stock:counted");
            }
            logger.log("stock:sold");
        }));

        assertThat(notices())
                .extracting("logged", "thread")
                .containsExactly(tuple("stock:counted", "bare"), tuple("stock:sold", "bare"));
        assertThat(String.valueOf(notices().get(0).get("place")))
                .matches(".*OutsideActionsTests\\.lambda.*\\(OutsideActionsTests\\.java:\\d+\\)");
        assertThat(notices().get(0))
                .containsEntry(
                        "remedy",
                        "If this is part of an action, hand the work to the thread by an executor among the beans or by"
                                + " ContextCarriers; if it is work of its own, begin it with Eliot.task(...).run(...)");
    }

    @Test
    void aThreadMayHaveAnyName() {
        String hostile = "\n\r\u001b[2J\"},{\u0000\ud800\u2028".repeat(10_000);

        run(outside -> onABareThread(hostile, () -> logger.log("stock:counted")));

        assertThat(notices())
                .singleElement()
                .extracting(notice -> String.valueOf(notice.get("thread")))
                .asString()
                .startsWith("\n\r\u001b[2J\"},{")
                .hasSize(200);
    }

    @Test
    void everyMessageIsCounted() {
        run(outside -> {
            onABareThread("bare", () -> {
                for (int i = 0; i < 3; i++) {
                    logger.log("stock:counted");
                }
            });

            assertThat(outside.count()).isEqualTo(3);
            assertThat(outside.sites()).extracting(CallSite::count).containsExactly(3L);
        });
    }

    @Test
    void whatSlf4jLoggedIsFoundWhereItWasCalled() {
        run(outside ->
                onABareThread("bare", () -> LoggerFactory.getLogger("stock").warn("low")));

        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice).containsEntry("logged", "slf4j");
            assertThat(String.valueOf(notice.get("place"))).contains("OutsideActionsTests.lambda");
        });
    }

    @ParameterizedTest
    @MethodSource("facades")
    void whatAFacadeOrABridgeLoggedIsFoundWhereItWasCalled(Consumer<String> facade) {
        run(outside -> onABareThread("bare", () -> facade.accept("low")));

        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice).containsEntry("logged", "slf4j");
            assertThat(String.valueOf(notice.get("place"))).contains("OutsideActionsTests.");
        });
    }

    static Stream<Named<Consumer<String>>> facades() {
        return Stream.of(
                Named.of("Tomcat's", text -> warn("org.apache.juli.logging.LogFactory", "getLog", text)),
                Named.of("Log4j's", text -> warn("org.apache.logging.log4j.LogManager", "getLogger", text)),
                Named.of("Commons'", text -> LogFactory.getLog("stock").warn(text)),
                Named.of("Spring's", text -> new LogAccessor("stock").warn(text)),
                Named.of(
                        "Netty's",
                        text -> InternalLoggerFactory.getInstance("stock").warn(text)),
                Named.of(
                        "Kotlin's",
                        text -> KotlinLogging.INSTANCE.logger("stock").warn(() -> text)),
                Named.of("Reactor's", text -> Loggers.getLogger("stock").warn(text)),
                Named.of(
                        "the JDK's",
                        text -> java.util.logging.Logger.getLogger("stock").warning(text)),
                Named.of("the system's", text -> System.getLogger("stock").log(System.Logger.Level.WARNING, text)),
                Named.of(
                        "SLF4J's fluent",
                        text -> LoggerFactory.getLogger("stock").atWarn().log(text)));
    }

    /** Of a facade whose classes carry annotations that are not there to compile against. */
    private static void warn(String factory, String method, String text) {
        try {
            Method get = Class.forName(factory).getMethod(method, String.class);
            Object log = get.invoke(null, "stock");
            get.getReturnType().getMethod("warn", Object.class).invoke(log, text);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Not by a future: with a single core those have threads of their own. */
    @Test
    void theCommonPoolHasARemedyOfItsOwn() {
        run(outside -> {
            CountDownLatch done = new CountDownLatch(1);
            ForkJoinPool.commonPool().execute(() -> {
                logger.log("stock:counted");
                done.countDown();
            });
            await(done);
        });

        assertThat(notices().toString()).contains("instead of the common pool");
    }

    @Test
    void nothingIsSaidOfWhatIsInAnActionOrATask() {
        run(outside -> onABareThread(
                "bare",
                () -> logger.task("count").run(action -> {
                    logger.log("stock:counted");
                    onABareThread("other", () -> action.log("stock:sold"));
                })));

        assertThat(notices()).isEmpty();
    }

    @Test
    void nothingIsSaidWhileTheApplicationStartsOrStops() {
        logger.log("before");
        run(outside -> {});
        logger.log("after");

        assertThat(notices()).isEmpty();
    }

    @Test
    void isSwitchedOffByAProperty() {
        try (ConfigurableApplicationContext context = start("--eliot.outside-actions.enabled=false")) {
            onABareThread("bare", () -> logger.log("stock:counted"));

            assertThat(context.getBeansOfType(OutsideActionsWatch.class)).isEmpty();
        }
        assertThat(notices()).isEmpty();
    }

    @Test
    void whereMuchIsLoggedOnlyAPartIsLookedAt() {
        MemoryDestination memory = new MemoryDestination();
        EliotLogger still = EliotLogger.builder()
                .clock(Clock.fixed(Instant.EPOCH.plusSeconds(9), ZoneOffset.UTC))
                .destination("memory", memory)
                .build();
        OutsideActions outside = new OutsideActions(() -> still);
        still.destinations().addListener(outside);

        for (int i = 0; i < 10_000; i++) {
            still.log("stock:counted");
        }

        assertThat(outside.count()).isEqualTo(10_000);
        assertThat(outside.sites()).extracting(CallSite::count).containsExactly(255L); // 100, and each 64th after that
        assertThat(memory.messages()).hasSize(10_001);
    }

    @Test
    void theNumberOfPlacesIsBounded() {
        CallSites sites = new CallSites(1);
        EncodedMessage[] message = new EncodedMessage[1];
        EliotLogger.builder()
                .destination("one", encoded -> message[0] = encoded.copy())
                .build()
                .log("stock:counted");

        CallSite first = sites.count(message[0]);
        CallSite second = sites.count(message[0]);

        assertThat(first).isNotNull();
        assertThat(second).isNull();
        assertThat(sites.all()).hasSize(1);
    }

    private void run(Consumer<OutsideActions> work) {
        try (ConfigurableApplicationContext context = start()) {
            work.accept(context.getBean(OutsideActionsWatch.class).outside());
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                .initializers(context -> context.getBeanFactory().registerSingleton("logger", logger))
                .run(arguments);
    }

    private static void onABareThread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.start();
        try {
            thread.join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive()).isFalse();
    }

    private static void await(CountDownLatch done) {
        try {
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Map<String, Object>> notices() {
        return log.messages().stream()
                .filter(message -> OutsideActions.NOTICE.equals(message.get("message_type")))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        EliotAutoConfiguration.class,
        EliotLogbackAutoConfiguration.class,
        EliotAccountAutoConfiguration.class
    })
    static class Application {}
}
