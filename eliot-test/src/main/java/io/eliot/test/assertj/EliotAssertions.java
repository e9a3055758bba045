// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.test.CapturedLogs;
import io.eliot.test.LoggedAction;
import io.eliot.test.LoggedMessage;
import java.util.List;

/**
 * The way in: to be statically imported beside AssertJ's own {@code assertThat}.
 *
 * <pre>{@code
 * assertThat(logs).hasAction("OrderService.place")
 *         .succeeded()
 *         .startedWith("order", order)
 *         .hasChild("http:client").withField("status", 200);
 * }</pre>
 *
 * <p>Expected values are compared as they would stand in the log: written by the encoder of the logger that wrote the
 * actual one. Every failure shows what was logged, as a tree.
 *
 * @since 0.1.0
 */
public final class EliotAssertions {
    private EliotAssertions() {}

    /**
     * Asserts on all that was logged.
     *
     * @param logs a capture
     * @return an assertion
     */
    public static CapturedLogsAssert assertThat(CapturedLogs logs) {
        return new CapturedLogsAssert(logs);
    }

    /**
     * Asserts on one action.
     *
     * @param action an action
     * @return an assertion
     */
    public static LoggedActionAssert assertThat(LoggedAction action) {
        return new LoggedActionAssert(action, action::messages);
    }

    /**
     * Asserts on one message.
     *
     * @param message a message
     * @return an assertion
     */
    public static LoggedMessageAssert assertThat(LoggedMessage message) {
        return new LoggedMessageAssert(message, () -> List.of(message));
    }
}
