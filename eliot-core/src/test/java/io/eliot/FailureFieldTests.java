// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureFieldTests {
    private final RecordedLog log = new RecordedLog();
    private final AtomicInteger asked = new AtomicInteger();

    private Map<String, Object> waiting() {
        return Map.of("waiting", asked.incrementAndGet());
    }

    @Test
    void areAskedForOnceWhenTheActionFails() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> log.logger.action("send").run(action -> {
                    action.addSuccessField("sent", true);
                    action.addFailureFields(this::waiting);
                    action.addFailureFields(() -> Map.of("retries", 3));
                    throw new IOException("no route");
                }));

        assertThat(log.lines().get(1))
                .startsWith(
                        "{\"waiting\":1,\"retries\":3,\"exception\":\"java.io.IOException\",\"reason\":\"no route\",");
    }

    @Test
    void areNotAskedForWhenTheActionSucceedsOrHasFinished() {
        EliotAction action = log.logger.action("send").start();
        action.addFailureFields(this::waiting);
        action.finish();
        action.addFailureFields(this::waiting);
        action.finish(new IOException());

        assertThat(asked).hasValue(0);
        assertThat(log.outline()).containsExactly("send started /1", "send succeeded /2");
    }

    @Test
    void thatThrowCostThemselvesOnly() {
        EliotAction action = log.logger.action("send").start();
        action.addFailureFields(() -> {
            throw new StackOverflowError("deep");
        });
        action.addFailureFields(this::waiting);
        action.finish(new IOException("no route"));

        assertThat(log.outline()).containsExactly("send started /1", "eliot:traceback /1", "send failed /2");
        assertThat(log.messages().get(1)).containsEntry("reason", "deep");
        assertThat(log.last()).containsEntry("waiting", 1).containsEntry("reason", "no route");
    }

    @Test
    void mayBeNoneAndNeverReplaceWhatIsKnownOfTheException() {
        Supplier<@Nullable Map<String, Object>> none = () -> null;
        EliotAction action = log.logger.action("send").start();
        action.addFailureFields(none);
        action.addFailureFields(() -> Map.of("reason", "mine", "exception", "mine", "action_status", "succeeded"));
        action.finish(new IOException("no route"));

        assertThat(log.last())
                .containsEntry("reason", "no route")
                .containsEntry("exception", "java.io.IOException")
                .containsEntry("action_status", "failed");
    }
}
