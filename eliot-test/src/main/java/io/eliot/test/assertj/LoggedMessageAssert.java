// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test.assertj;

import io.eliot.test.LoggedMessage;
import io.eliot.test.LoggedTree;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on one message. See {@link EliotAssertions}.
 *
 * @since 0.1.0
 */
public final class LoggedMessageAssert extends AbstractAssert<LoggedMessageAssert, LoggedMessage> {
    private final Supplier<List<LoggedMessage>> logged;

    LoggedMessageAssert(LoggedMessage message, Supplier<List<LoggedMessage>> logged) {
        super(message, LoggedMessageAssert.class);
        this.logged = logged;
    }

    /**
     * It has a field.
     *
     * @param name the field's name
     * @param value its value, compared as it would be written
     * @return this
     */
    public LoggedMessageAssert withField(String name, @Nullable Object value) {
        String difference = FieldCheck.difference(actual, name, value);
        if (difference != null) {
            throw failure(difference);
        }
        return this;
    }

    /**
     * It has these fields; it may have others (spec N14).
     *
     * @param fields names to values
     * @return this
     */
    public LoggedMessageAssert withFields(Map<String, ? extends @Nullable Object> fields) {
        fields.forEach(this::withField);
        return this;
    }

    /**
     * It has a field that meets requirements.
     *
     * @param name the field's name
     * @param requirements assertions on the value as it was read from the line
     * @return this
     */
    public LoggedMessageAssert withFieldSatisfying(String name, Consumer<@Nullable Object> requirements) {
        Map<String, @Nullable Object> fields = actual.fields();
        if (!fields.containsKey(name)) {
            throw failure("to have a field " + name + ", but it has " + fields.keySet());
        }
        requirements.accept(fields.get(name));
        return this;
    }

    /**
     * It has no field of this name, not even one that is null.
     *
     * @param name the field's name
     * @return this
     */
    public LoggedMessageAssert withoutField(String name) {
        if (actual.fields().containsKey(name)) {
            throw failure("to have no field " + name);
        }
        return this;
    }

    private AssertionError failure(String expectation) {
        return failure(
                "Expected the message %s at %s %s%n%n%s",
                actual.type(), actual.level(), expectation, LoggedTree.asPostscript(logged.get()));
    }
}
