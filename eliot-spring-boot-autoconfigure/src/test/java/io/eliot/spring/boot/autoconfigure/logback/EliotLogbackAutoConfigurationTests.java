// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Appender;
import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import io.eliot.logback.EliotAppender;
import io.eliot.spring.boot.autoconfigure.EliotAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class EliotLogbackAutoConfigurationTests {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("shop.Stock");

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class, EliotLogbackAutoConfiguration.class))
            .withBean(MemoryDestination.class);

    @Test
    void placesPlainMessagesInTheTree() {
        contexts.run(context -> {
            Eliot.action("place").run(() -> LOG.warn("stock is low"));

            assertThat(types(context)).containsExactly("place", "slf4j", "place");
        });
    }

    @Test
    void placesWhatBeansLogOnTheirWayOut() {
        MemoryDestination memory = new MemoryDestination();
        AtomicReference<@Nullable String> task = new AtomicReference<>();
        DisposableBean leaving = () -> Eliot.action("leave").run(() -> {
            LOG.warn("the last to go");
            task.set(MDC.get("task_uuid"));
        });

        new ApplicationContextRunner()
                .withBean("leaving", DisposableBean.class, () -> leaving)
                .withBean("memory", MemoryDestination.class, () -> memory)
                .withConfiguration(AutoConfigurations.of(
                        EliotAutoConfiguration.class,
                        EliotLogbackAutoConfiguration.class,
                        EliotMdcAutoConfiguration.class))
                .run(context -> {});

        assertThat(memory.messages()).extracting(EncodedMessage::type).containsExactly("leave", "slf4j", "leave");
        assertThat(task).hasValue(memory.messages().get(0).taskUuid());
    }

    @Test
    void leavesTheRootLoggerAsItWas() {
        List<Appender<?>> before = rootAppenders();

        contexts.run(context -> assertThat(rootAppenders())
                .containsAll(before)
                .hasSize(before.size() + 1)
                .contains(context.getBean(EliotAppender.class)));

        assertThat(rootAppenders()).isEqualTo(before);
    }

    @Test
    void bindsItsProperties() {
        contexts.withPropertyValues(
                        "eliot.logback.level=error",
                        "eliot.logback.level-outside-actions=off",
                        "eliot.logback.exclude=shop.Noise,org.noise")
                .run(context -> {
                    LOG.error("outside");
                    Eliot.action("place").run(() -> {
                        LOG.warn("unheard");
                        LOG.error("heard");
                        LoggerFactory.getLogger("org.noise.Maker").error("unheard");
                    });

                    assertThat(types(context)).containsExactly("place", "slf4j", "place");
                });
    }

    @Test
    void refusesPropertiesThatDoNotExist() {
        contexts.withPropertyValues("eliot.logback.levle=error")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("eliot.logback.levle"));
    }

    @Test
    void isSilentWhenSwitchedOff() {
        contexts.withPropertyValues("eliot.logback.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EliotAppender.class));
        contexts.withPropertyValues("eliot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EliotAppender.class));
    }

    @Test
    void usesTheUsersAppender() {
        contexts.withBean("own", EliotAppender.class, EliotAppender::new)
                .run(context -> assertThat(rootAppenders()).contains(context.getBean("own", EliotAppender.class)));
    }

    @Test
    void doesNothingWithoutLogback() {
        contexts.withClassLoader(new FilteredClassLoader("ch.qos.logback"))
                .run(context ->
                        assertThat(context).hasSingleBean(EliotLogger.class).doesNotHaveBean("eliotRootAttachment"));
    }

    @Test
    void writesAnEventOnceAlthoughThereAreTwoApplications() {
        contexts.run(first -> contexts.run(second -> {
            first.getBean(EliotLogger.class).action("place").run(() -> LOG.warn("in the first"));
            LOG.warn("outside");

            assertThat(types(first)).containsExactly("place", "slf4j", "place");
            assertThat(types(second)).containsExactly("slf4j");
        }));
    }

    private static List<String> types(ApplicationContext context) {
        return context.getBean(MemoryDestination.class).messages().stream()
                .map(EncodedMessage::type)
                .toList();
    }

    private static List<Appender<?>> rootAppenders() {
        List<Appender<?>> appenders = new ArrayList<>();
        LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        logback.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appenders::add);
        return appenders;
    }
}
