// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/**
 * An {@link io.eliot.annotation.Action} that cannot work as it is written. Thrown while the application starts.
 *
 * @since 0.1.0
 */
public final class ActionMisuseException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** What to change. */
    private final String cure;

    private ActionMisuseException(String message, String cure) {
        super(message);
        this.cure = cure;
    }

    /**
     * What to change.
     *
     * @return a sentence
     */
    public String cure() {
        return cure;
    }

    static ActionMisuseException of(List<ActionMisuse> misuses) {
        return new ActionMisuseException(
                misuses.stream().map(ActionMisuse::toString).collect(Collectors.joining(System.lineSeparator())),
                "Correct each, or set eliot.action.on-misuse to warn.");
    }

    static ActionMisuseException unknownArguments(
            Method method, String attribute, Collection<String> given, List<String> names) {
        List<String> unknown =
                given.stream().filter(name -> !names.contains(name)).toList();
        return new ActionMisuseException(
                "@Action of " + nameOf(method) + " has " + attribute + " = " + given + ", but " + unknown
                        + " are no parameters of the method: it has " + names,
                MethodArguments.areNamed(method)
                        ? "Name parameters of the method."
                        : "Compile " + method.getDeclaringClass().getName() + " with -parameters.");
    }

    static ActionMisuseException badField(Method method, String field) {
        return new ActionMisuseException(
                "@Action of " + nameOf(method) + " has a constant field '" + field + "'", "Write it as name=value.");
    }

    static ActionMisuseException badExpression(Method method, String expression, Exception cause) {
        ActionMisuseException misuse = new ActionMisuseException(
                "@ActionField of " + nameOf(method) + " has the expression '" + expression + "': " + cause.getMessage(),
                "Write an expression of Spring's language, with the argument as its root.");
        misuse.initCause(cause);
        return misuse;
    }

    static String nameOf(Method method) {
        return ClassUtils.getUserClass(method.getDeclaringClass()).getName() + "." + method.getName();
    }
}
