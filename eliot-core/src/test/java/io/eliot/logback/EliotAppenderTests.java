// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.eliot.ActionContext;
import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.MemoryDestination;
import io.eliot.json.EncodedMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;
import tools.jackson.databind.json.JsonMapper;

class EliotAppenderTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MemoryDestination memory = new MemoryDestination();
    private final EliotLogger eliot =
            EliotLogger.builder().destination("memory", memory).build();
    private final EliotAppender appender = new EliotAppender(eliot);
    private final LoggerContext logback = new LoggerContext();
    private final Logger log = logback.getLogger("shop.Stock");
    private final RootAttachment attachment = RootAttachment.of(appender, logback);

    @BeforeEach
    void beTheDefault() {
        Eliot.setDefaultLogger(eliot);
        logback.setMDCAdapter(MDC.getMDCAdapter());
    }

    @AfterEach
    void leaveNothingBehind() {
        attachment.close();
        eliot.close();
        assertThat(ActionContext.current().isEmpty()).isTrue();
    }

    @Test
    void placesAnEventInTheCurrentAction() { // O1
        eliot.action("place").run(() -> log.warn("stock is low for {}", "A-17"));

        assertThat(message(1))
                .containsEntry("message_type", "slf4j")
                .containsEntry("task_level", List.of(2))
                .containsEntry("log_level", "WARN")
                .containsEntry("logger", "shop.Stock")
                .containsEntry("message", "stock is low for A-17");
    }

    @Test
    void startsATaskForAWarningOutsideOfAnyAction() {
        log.warn("stock is low");

        assertThat(message(0)).containsEntry("task_level", List.of(1)).containsEntry("message", "stock is low");
    }

    @Test
    void leavesOutChatterOutsideOfAnyAction() {
        log.info("Started");

        assertThat(memory.messages()).isEmpty();
    }

    @Test
    void leavesOutDetailsUnlessAskedFor() {
        logback.getLogger("shop").setLevel(Level.TRACE);

        eliot.action("place").run(() -> {
            log.debug("unheard");
            appender.setLevel(Level.DEBUG);
            log.debug("heard");
            log.trace("unheard");
        });

        assertThat(types()).containsExactly("place", "slf4j", "place");
    }

    @Test
    void leavesOutExcludedLoggersAndThoseBelow() {
        appender.addExcluded("shop.Stock");

        eliot.action("place").run(() -> {
            log.warn("unheard");
            logback.getLogger("shop.Stock.Detail").warn("unheard");
            logback.getLogger("shop.Stockings").warn("heard");
        });

        assertThat(types()).containsExactly("place", "slf4j", "place");
    }

    @Test
    void tellsTheExceptionOfAnEvent() { // O2
        eliot.action("place").run(() -> log.error("failed", new IllegalStateException("no stock")));

        assertThat(message(1))
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock")
                .extractingByKey("traceback")
                .asString()
                .startsWith("java.lang.IllegalStateException: no stock\n\tat ");
    }

    @Test
    void tellsMarkersAndKeyValuePairs() { // O3: more than the original
        eliot.action("place")
                .run(() -> log.atWarn()
                        .addMarker(MarkerFactory.getMarker("audit"))
                        .addKeyValue("sku", "A-17")
                        .addKeyValue("left", 3)
                        .log("low"));

        assertThat(message(1))
                .containsEntry("markers", List.of("audit"))
                .containsEntry("key_values", Map.of("sku", "A-17", "left", 3));
    }

    @Test
    void tellsTheDiagnosticContextOnlyWhenAskedFor() {
        MDC.put("tenant", "blue");
        eliot.action("place").run(() -> {
            log.warn("without");
            appender.setWithMdc(true);
            log.warn("with");
        });
        MDC.remove("tenant");

        assertThat(message(1)).doesNotContainKey("mdc");
        assertThat(message(2)).containsEntry("mdc", Map.of("tenant", "blue"));
    }

    @Test
    void survivesAnArgumentThatCannotBeTold() { // W1, O4
        eliot.action("place").run(() -> log.warn("stock of {} is {}", new Untellable(), 3));

        assertThat(message(1)).extractingByKey("message").asString().startsWith("stock of ");
    }

    @Test
    void writesNothingThatIsLoggedWhileItWrites() { // O5
        eliot.destinations().add(message -> log.warn("written {}", message.type()));

        eliot.action("place").run(() -> log.warn("low"));

        assertThat(types()).filteredOn("slf4j"::equals).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void leavesTheEventsOfAnotherLoggersActionsAlone() {
        MemoryDestination otherMemory = new MemoryDestination();
        try (EliotLogger other =
                EliotLogger.builder().destination("memory", otherMemory).build()) {
            other.action("place").run(() -> log.warn("low"));

            assertThat(memory.messages()).isEmpty();

            RootAttachment ofOther = RootAttachment.of(new EliotAppender(other), logback);
            other.action("place").run(() -> log.warn("low"));
            log.warn("outside");
            ofOther.close();
        }

        assertThat(otherMemory.messages()).extracting(EncodedMessage::type).contains("slf4j");
        assertThat(types()).containsExactly("slf4j");
    }

    @Test
    void staysWhenLogbackIsConfiguredAnew() {
        logback.reset();

        log.warn("after");

        assertThat(message(0)).containsEntry("message", "after");
    }

    @Test
    void staysWhenLogbackIsStoppedAndConfiguredAnew() { // as the next application of the JVM does
        for (int i = 0; i < 2; i++) {
            logback.stop();
            logback.reset();
        }

        log.warn("after");

        assertThat(memory.messages()).hasSize(1);
    }

    @Test
    void isGoneWhenItsAttachmentIsClosed() {
        attachment.close();
        logback.stop();
        logback.reset();

        log.warn("after");

        assertThat(memory.messages()).isEmpty();
        assertThat(appender.isStarted()).isFalse();
    }

    private List<String> types() {
        return memory.messages().stream().map(EncodedMessage::type).toList();
    }

    @SuppressWarnings("unchecked") // a message is an object
    private Map<String, Object> message(int index) {
        return JSON.readValue(memory.messages().get(index).json(), Map.class);
    }

    private static final class Untellable {
        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }
}
