// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.message.TaskId;
import io.eliot.type.ActionType;
import io.eliot.type.MessageType;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A13, W1: whatever it is given, nothing that logs throws, and each line is written. */
@NullUnmarked // hands out nulls where none are allowed
class BrokenSourceTests {

    @Test
    void aBrokenSourceOfUuidsIsReplaced() {
        for (Supplier<String> source : java.util.List.<Supplier<String>>of(() -> null, BrokenSourceTests::broken)) {
            RecordedLog log = new RecordedLog(builder -> builder.taskUuids(source));

            log.logger.log("m");
            log.logger.task("a").run(() -> {});

            assertThat(log.outline()).containsExactly("m /1", "a started /1", "a succeeded /2");
            assertThat((String) log.last().get("task_uuid")).hasSize(36);
        }
    }

    @Test
    void aBrokenClockIsReplaced() {
        InstantSource broken = () -> Instant.parse(broken());
        Clock clock = broken.withZone(ZoneOffset.UTC);
        RecordedLog log = new RecordedLog(builder -> builder.clock(clock));

        log.logger.log("m");

        assertThat((double) log.last().get("timestamp")).isGreaterThan(1.7e9);
    }

    private static String broken() {
        throw new IllegalStateException("broken");
    }

    @Test
    void whatIsNullIsWritten() {
        RecordedLog log = new RecordedLog();
        EliotLogger logger = log.logger;

        logger.log((String) null, (Object[]) null);
        logger.log("m", null, null);
        logger.log((MessageType) null, "a", 1);
        logger.log((Record) null);
        logger.writeTraceback(null);
        logger.action((String) null)
                .with((String) null, null)
                .with((Map<String, ?>) null)
                .with((Record) null)
                .run(action -> {
                    action.log((String) null);
                    action.log((MessageType) null, "b", 2);
                    action.log((Record) null);
                    action.addSuccessField(null, null);
                    action.addSuccessFields((Map<String, ?>) null);
                    action.addSuccessFields((Object[]) null);
                });
        logger.action((ActionType) null).run(() -> {});
        logger.task((ActionType) null).run(() -> {});
        logger.continueTask((String) null).type(null).run(() -> {});
        logger.continueTask((TaskId) null).run(() -> {});
        logger.action("failing").start().finish(new IllegalStateException(), (Object[]) null);

        assertThat(log.messages())
                .hasSize(20)
                .allSatisfy(message -> assertThat(message).containsKeys("task_uuid", "task_level", "timestamp"));
    }

    @Test
    void noFailureFieldsAtAllAreNoReasonToThrow() {
        RecordedLog log = new RecordedLog();
        EliotAction action = log.logger.action("failing").start();

        action.addFailureFields(null);
        action.finish(new IllegalStateException());

        assertThat(log.outline()).containsExactly("failing started /1", "failing failed /2");
    }
}
