// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.message.ActionStatus;
import io.eliot.test.CapturedLogs;
import io.eliot.test.LoggedAction;
import io.eliot.test.LoggedMessage;
import io.eliot.test.LoggedTree;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on all that was logged. See {@link EliotAssertions}.
 *
 * @since 0.1.0
 */
public final class CapturedLogsAssert extends AbstractAssert<CapturedLogsAssert, CapturedLogs> {
    CapturedLogsAssert(CapturedLogs logs) {
        super(logs, CapturedLogsAssert.class);
    }

    /**
     * There is an action of this type; of several, the first is looked at (spec N20). One that has started is given two
     * seconds to finish.
     *
     * @param actionType the type
     * @return an assertion on the action
     */
    public LoggedActionAssert hasAction(String actionType) {
        List<LoggedAction> actions = actions(actionType);
        if (actions.isEmpty()) {
            throw failure("No actions of type " + actionType);
        }
        return new LoggedActionAssert(actions.get(0), actual::messages);
    }

    /**
     * There is an action of this type, and the first one has this outcome and these fields (spec N20).
     *
     * @param actionType the type
     * @param succeeded whether it is to have succeeded
     * @param startFields fields of its start message, which may have others
     * @param endFields fields of its end message, which may have others
     * @return an assertion on the action
     */
    public LoggedActionAssert hasAction(
            String actionType,
            boolean succeeded,
            Map<String, ? extends @Nullable Object> startFields,
            Map<String, ? extends @Nullable Object> endFields) {
        LoggedActionAssert action = hasAction(actionType);
        return (succeeded ? action.succeeded() : action.failed())
                .startedWith(startFields)
                .endedWith(endFields);
    }

    /**
     * There is an action of this type that meets requirements, be it the first or not.
     *
     * @param actionType the type
     * @param requirements assertions on one action
     * @return this
     */
    public CapturedLogsAssert hasActionSatisfying(String actionType, Consumer<LoggedActionAssert> requirements) {
        hasAction(actionType);
        AssertionError last = null;
        for (LoggedAction action : actions(actionType)) {
            try {
                requirements.accept(new LoggedActionAssert(action, actual::messages));
                return this;
            } catch (AssertionError e) {
                last = e;
            }
        }
        AssertionError failure = failure("No action of type " + actionType + " meets the requirements");
        failure.initCause(last);
        throw failure;
    }

    /**
     * There are this many actions of this type.
     *
     * @param actionType the type
     * @param count how many
     * @return this
     */
    public CapturedLogsAssert hasActions(String actionType, int count) {
        int found = actions(actionType).size();
        if (found != count) {
            throw failure("Expected " + count + " actions of type " + actionType + ", but there are " + found);
        }
        return this;
    }

    /**
     * No action of this type has started.
     *
     * @param actionType the type
     * @return this
     */
    public CapturedLogsAssert hasNoAction(String actionType) {
        if (actual.messages().stream().anyMatch(message -> isStartOf(actionType, message))) {
            throw failure("Expected no action of type " + actionType);
        }
        return this;
    }

    private static boolean isStartOf(String actionType, LoggedMessage message) {
        return message.status() == ActionStatus.STARTED && message.type().equals(actionType);
    }

    /**
     * There is a message of this type; of several, the first is looked at (spec N19).
     *
     * @param messageType the type
     * @return an assertion on the message
     */
    public LoggedMessageAssert hasMessage(String messageType) {
        List<LoggedMessage> messages = actual.messages(messageType);
        if (messages.isEmpty()) {
            throw failure("No messages of type " + messageType);
        }
        return new LoggedMessageAssert(messages.get(0), actual::messages);
    }

    /**
     * There is a message of this type, and the first one has these fields (spec N19).
     *
     * @param messageType the type
     * @param fields names to values; the message may have others
     * @return an assertion on the message
     */
    public LoggedMessageAssert hasMessage(String messageType, Map<String, ? extends @Nullable Object> fields) {
        return hasMessage(messageType).withFields(fields);
    }

    /**
     * There are this many messages of this type.
     *
     * @param messageType the type
     * @param count how many
     * @return this
     */
    public CapturedLogsAssert hasMessages(String messageType, int count) {
        int found = actual.messages(messageType).size();
        if (found != count) {
            throw failure("Expected " + count + " messages of type " + messageType + ", but there are " + found);
        }
        return this;
    }

    /**
     * There is no message of this type.
     *
     * @param messageType the type
     * @return this
     */
    public CapturedLogsAssert hasNoMessage(String messageType) {
        return hasMessages(messageType, 0);
    }

    /**
     * Messages and starts of actions of these types were logged in this order, with any others between them.
     *
     * @param types of messages and actions
     * @return this
     */
    public CapturedLogsAssert hasTypesInOrder(String... types) {
        int next = 0;
        for (LoggedMessage message : actual.messages()) {
            boolean begins = message.status() == null || message.status() == ActionStatus.STARTED;
            if (next < types.length && begins && message.type().equals(types[next])) {
                next++;
            }
        }
        if (next < types.length) {
            throw failure("Expected, in this order, " + String.join(", ", types) + ", but after the first " + next
                    + " there is no " + types[next]);
        }
        return this;
    }

    /**
     * Nothing was logged at all.
     *
     * @return this
     */
    public CapturedLogsAssert isEmpty() {
        if (!actual.messages().isEmpty()) {
            throw failure("Expected nothing to be logged");
        }
        return this;
    }

    private List<LoggedAction> actions(String actionType) {
        isNotNull();
        try {
            return actual.actions(actionType);
        } catch (IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private AssertionError failure(String what) {
        return failure("%s%n%n%s", what, LoggedTree.asPostscript(actual.messages()));
    }
}
