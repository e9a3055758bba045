// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.query;

import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JMESPath expression, see <a href="https://jmespath.org/">jmespath.org</a>. */
public final class Query {
    private static final StrictRuntime RUNTIME = new StrictRuntime();

    private final String text;
    private final Expression<Object> expression;

    private Query(String text, Expression<Object> expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Compiles an expression.
     *
     * @throws QueryException if it is not JMESPath
     */
    public static Query parse(String text) {
        try {
            return new Query(text, RUNTIME.compile(RawStrings.escape(text)));
        } catch (JmesPathException e) {
            throw new QueryException("Not a JMESPath expression: " + text + "\n" + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new QueryException("This JMESPath expression is nested too deeply", e);
        }
    }

    /**
     * What the expression finds in a message.
     *
     * @throws QueryException if a function of the expression does not take what it is given
     */
    public @Nullable Object search(@Nullable Object message) {
        try {
            return expression.search(message);
        } catch (JmesPathException e) {
            throw new QueryException("Cannot apply " + text + ": " + e.getMessage(), e);
        }
    }

    /** Whether it finds anything: not null, false, zero or empty, as eliot-tree decides it. */
    public boolean matches(@Nullable Object message) {
        return isTrue(search(message));
    }

    private static boolean isTrue(@Nullable Object found) {
        if (found instanceof Boolean truth) {
            return truth;
        }
        if (found instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (found instanceof CharSequence text) {
            return !text.isEmpty();
        }
        if (found instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        return found instanceof Map<?, ?> map ? !map.isEmpty() : found != null;
    }
}
