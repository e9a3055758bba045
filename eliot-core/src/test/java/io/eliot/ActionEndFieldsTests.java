// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActionEndFieldsTests {
    private final RecordedLog log = new RecordedLog();

    @Test // D16
    void standOnTheEndOfAFailedAction() {
        EliotAction action = log.logger.action("http:server").start();
        action.addSuccessField("lost", true);

        action.finish(new IllegalStateException("no stock"), "status", 500, "reason", "replaced");

        assertThat(log.last())
                .containsEntry("action_status", "failed")
                .containsEntry("status", 500)
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("reason", "no stock")
                .doesNotContainKey("lost"); // D15
    }

    @Test
    void joinTheSuccessFields() {
        EliotAction action = log.logger.action("http:server").start();
        action.addSuccessFields("orderId", 93, "status", 200);

        action.finish(null, "status", 201);

        assertThat(log.last())
                .containsEntry("action_status", "succeeded")
                .containsEntry("orderId", 93)
                .containsEntry("status", 201);
    }

    @Test
    void areLoggedOnce() {
        EliotAction action = log.logger.action("http:server").start();
        action.finish(null, "status", 200);

        action.finish(new IllegalStateException(), "status", 500); // D14

        assertThat(log.messages()).hasSize(2);
        assertThat(log.last()).containsEntry("status", 200);
    }
}
