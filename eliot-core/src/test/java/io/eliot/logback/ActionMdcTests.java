// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.eliot.EliotAction;
import io.eliot.EliotLogger;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

@Timeout(30)
class ActionMdcTests {
    private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger log = logback.getLogger("some.code");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final EliotLogger logger =
            EliotLogger.builder().taskUuids(() -> "task-1").build();
    private ActionMdc mdc;

    @BeforeEach
    void install() {
        mdc = ActionMdc.install(logback);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leaveNothing() {
        mdc.close();
        log.detachAppender(lines);
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private Map<String, String> mdcOfLine(int index) {
        return lines.list.get(index).getMDCPropertyMap();
    }

    @Test
    void showsThePlaceOfTheCurrentAction() {
        logger.action("order").run(() -> {
            log.warn("outer");
            logger.action("price").run(() -> log.warn("inner"));
            log.warn("outer again");
        });
        log.warn("nowhere");

        assertThat(mdcOfLine(0)).isEqualTo(Map.of("task_uuid", "task-1", "task_level", "/"));
        assertThat(mdcOfLine(1)).isEqualTo(Map.of("task_uuid", "task-1", "task_level", "/2"));
        assertThat(mdcOfLine(2)).isEqualTo(mdcOfLine(0));
        assertThat(mdcOfLine(3)).isEmpty();
    }

    /** Of another application in this JVM. */
    @Test
    void goesOnWhenAnotherIsClosed() {
        ActionMdc.install(logback).close();

        logger.action("order").run(() -> log.warn("here"));

        assertThat(mdcOfLine(0)).containsEntry("task_uuid", "task-1");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void leavesOtherKeysAlone() {
        MDC.put("user", "u-1");
        try {
            logger.action("order").run(() -> assertThat(MDC.get("user")).isEqualTo("u-1"));

            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("user", "u-1"));
        } finally {
            MDC.remove("user");
        }
    }

    @Test
    void outlivesWhatTheApplicationDoesToTheMdc() {
        Map<String, String> before = Map.of("user", "u-1");

        logger.action("order").run(() -> {
            MDC.clear();
            log.warn("cleared");
            logger.action("price").run(() -> {
                MDC.setContextMap(before);
                log.warn("restored");
            });
        });

        MDC.remove("user");
        assertThat(mdcOfLine(0)).isEqualTo(Map.of("task_uuid", "task-1", "task_level", "/"));
        assertThat(mdcOfLine(1)).isEqualTo(Map.of("user", "u-1", "task_uuid", "task-1", "task_level", "/2"));
    }

    @Test
    void outlivesThatLogbackIsStoppedAndConfiguredAnew() { // as the next application of the JVM does
        LoggerContext own = new LoggerContext();
        own.setMDCAdapter(MDC.getMDCAdapter());
        mdc.close();
        mdc = ActionMdc.install(own);
        own.stop();
        own.reset();

        logger.action("order").run(() -> {
            MDC.clear();
            own.getLogger("some.code").warn("cleared");
            assertThat(MDC.get("task_uuid")).isEqualTo("task-1");
        });
    }

    @Test
    void outlivesAnMdcOfAnotherPlaceInTheTask() {
        logger.action("order").run(() -> {
            Map<String, String> outer = MDC.getCopyOfContextMap();
            logger.action("price").run(() -> {
                MDC.setContextMap(outer);
                log.warn("inner");
            });
        });

        assertThat(mdcOfLine(0)).isEqualTo(Map.of("task_uuid", "task-1", "task_level", "/2"));
    }

    @Test
    void showsNothingOfAMutedAction() {
        logger.mutedAction("health").run(() -> assertThat(MDC.get("task_uuid")).isNull());
    }

    @Test
    void beginsWithWhatIsCurrentAlready() {
        mdc.close();

        logger.action("order").run(() -> {
            mdc = ActionMdc.install(logback);
            assertThat(MDC.get("task_uuid")).isEqualTo("task-1");
        });
    }

    @Test
    void endsWhenItIsClosed() {
        mdc.close();

        logger.action("order").run(() -> assertThat(MDC.get("task_uuid")).isNull());
        assertThat(logback.getTurboFilterList()).isEmpty();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void showsWhatABareVirtualThreadInherits() throws Exception {
        EliotAction action = logger.action("order").start();

        Thread thread = action.call(() -> virtual().newThread(() -> log.warn("elsewhere")));
        thread.start();
        thread.join();

        assertThat(mdcOfLine(0)).containsEntry("task_uuid", "task-1");
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
