// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.message.FieldNames;
import io.eliot.test.LoggedAction;
import io.eliot.test.LoggedMessage;
import io.eliot.test.LoggedNode;
import io.eliot.test.LoggedTree;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on one action. See {@link EliotAssertions}.
 *
 * @since 0.1.0
 */
public final class LoggedActionAssert extends AbstractAssert<LoggedActionAssert, LoggedAction> {
    private final Supplier<List<LoggedMessage>> logged;

    LoggedActionAssert(LoggedAction action, Supplier<List<LoggedMessage>> logged) {
        super(action, LoggedActionAssert.class);
        this.logged = logged;
    }

    /**
     * It succeeded.
     *
     * @return this
     */
    public LoggedActionAssert succeeded() {
        if (!actual.succeeded()) {
            throw failure("to succeed, but it failed with " + failureOf(actual));
        }
        return this;
    }

    /**
     * It failed.
     *
     * @return this
     */
    public LoggedActionAssert failed() {
        if (actual.succeeded()) {
            throw failure("to fail, but it succeeded");
        }
        return this;
    }

    /**
     * It failed with an exception of exactly this class.
     *
     * @param exception the class
     * @return this
     */
    public LoggedActionAssert failedWith(Class<? extends Throwable> exception) {
        failed();
        if (!exception.getName().equals(actual.endMessage().fields().get(FieldNames.EXCEPTION))) {
            throw failure("to fail with " + exception.getName() + ", but it failed with " + failureOf(actual));
        }
        return this;
    }

    /**
     * It failed with an exception of exactly this class, for this reason.
     *
     * @param exception the class
     * @param reason the exception's text
     * @return this
     */
    public LoggedActionAssert failedWith(Class<? extends Throwable> exception, String reason) {
        failedWith(exception);
        return endedWith(FieldNames.REASON, reason);
    }

    private static String failureOf(LoggedAction action) {
        Map<String, @Nullable Object> end = action.endMessage().fields();
        return end.get(FieldNames.EXCEPTION) + ": " + end.get(FieldNames.REASON);
    }

    /**
     * Its start message has a field.
     *
     * @param name the field's name
     * @param value its value, compared as it would be written
     * @return this
     */
    public LoggedActionAssert startedWith(String name, @Nullable Object value) {
        return requireField(actual.startMessage(), name, value);
    }

    /**
     * Its start message has these fields; it may have others (spec N14).
     *
     * @param fields names to values
     * @return this
     */
    public LoggedActionAssert startedWith(Map<String, ? extends @Nullable Object> fields) {
        fields.forEach(this::startedWith);
        return this;
    }

    /**
     * Its end message has a field.
     *
     * @param name the field's name
     * @param value its value, compared as it would be written
     * @return this
     */
    public LoggedActionAssert endedWith(String name, @Nullable Object value) {
        return requireField(actual.endMessage(), name, value);
    }

    /**
     * Its end message has these fields; it may have others (spec N14).
     *
     * @param fields names to values
     * @return this
     */
    public LoggedActionAssert endedWith(Map<String, ? extends @Nullable Object> fields) {
        fields.forEach(this::endedWith);
        return this;
    }

    /**
     * Its end message, or else its start message, has a field.
     *
     * @param name the field's name
     * @param value its value, compared as it would be written
     * @return this
     */
    public LoggedActionAssert withField(String name, @Nullable Object value) {
        boolean atEnd = actual.endMessage().fields().containsKey(name);
        return requireField(atEnd ? actual.endMessage() : actual.startMessage(), name, value);
    }

    private LoggedActionAssert requireField(LoggedMessage message, String name, @Nullable Object value) {
        String difference = FieldCheck.difference(message, name, value);
        if (difference != null) {
            throw failure(difference);
        }
        return this;
    }

    /**
     * There is an action of this type directly in it; of several, the first is looked at.
     *
     * @param actionType the type
     * @return an assertion on the action inside
     */
    public LoggedActionAssert hasChild(String actionType) {
        return action(actual.children().stream(), actionType, "directly in it");
    }

    /**
     * There is an action of this type directly in it; of several, the first is looked at.
     *
     * @param actionType the type
     * @param requirements assertions on the action inside
     * @return this
     */
    public LoggedActionAssert hasChild(String actionType, Consumer<LoggedActionAssert> requirements) {
        requirements.accept(hasChild(actionType));
        return this;
    }

    /**
     * There is an action of this type in it, at any depth; of several, the first is looked at.
     *
     * @param actionType the type
     * @return an assertion on the action inside
     */
    public LoggedActionAssert hasDescendant(String actionType) {
        return action(actual.descendants(), actionType, "in it");
    }

    private LoggedActionAssert action(Stream<LoggedNode> among, String actionType, String where) {
        LoggedAction found = among.filter(LoggedAction.class::isInstance)
                .map(LoggedAction.class::cast)
                .filter(action -> action.type().equals(actionType))
                .findFirst()
                .orElseThrow(() -> failure("to have an action " + actionType + " " + where));
        return new LoggedActionAssert(found, logged);
    }

    /**
     * There is a message of this type directly in it; of several, the first is looked at.
     *
     * @param messageType the type
     * @return an assertion on the message
     */
    public LoggedMessageAssert hasMessage(String messageType) {
        LoggedMessage found = actual.children().stream()
                .filter(LoggedMessage.class::isInstance)
                .map(LoggedMessage.class::cast)
                .filter(message -> message.type().equals(messageType))
                .findFirst()
                .orElseThrow(() -> failure("to have a message " + messageType + " directly in it"));
        return new LoggedMessageAssert(found, logged);
    }

    /**
     * There is a message of this type directly in it; of several, the first is looked at.
     *
     * @param messageType the type
     * @param requirements assertions on the message
     * @return this
     */
    public LoggedActionAssert hasMessage(String messageType, Consumer<LoggedMessageAssert> requirements) {
        requirements.accept(hasMessage(messageType));
        return this;
    }

    /**
     * Directly in it are actions and messages of exactly these types, in this order.
     *
     * @param types none for an action without anything in it
     * @return this
     */
    public LoggedActionAssert hasExactlyChildren(String... types) {
        List<String> found = actual.children().stream().map(LoggedNode::type).toList();
        if (!found.equals(List.of(types))) {
            throw failure("to have in it " + List.of(types) + ", but there is " + found);
        }
        return this;
    }

    /**
     * It, and all in it, are of these types.
     *
     * <pre>{@code
     * action.hasTypeTree("""
     *         order:place
     *           stock:checked
     *           http:client
     *         """);
     * }</pre>
     *
     * @param types one a line, two blanks deeper for each action they are in
     * @return this
     */
    public LoggedActionAssert hasTypeTree(String types) {
        String found = TypeTreeText.of(actual);
        if (!found.stripTrailing().equals(types.stripTrailing())) {
            throw failure("to have the types\n\n" + types.stripTrailing().indent(2) + "\nbut they are\n\n"
                    + found.stripTrailing().indent(2));
        }
        return this;
    }

    private AssertionError failure(String expectation) {
        return failure(
                "Expected the action %s at %s %s%n%n%s",
                actual.type(), actual.level(), expectation, LoggedTree.asPostscript(logged.get()));
    }
}
