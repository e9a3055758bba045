// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.annotation.Action;
import io.eliot.annotation.Action.Recorded;
import io.eliot.annotation.ActionField;
import io.eliot.annotation.Redacted;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.MergedAnnotation;

/** The parameters of a method, with what their annotations say, also those of the interface's method. */
final class MethodArguments {
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Method method;
    private final ActionDefaults defaults;
    private final MethodParameter[] parameters;
    private final List<String> names;

    MethodArguments(Method method, ActionDefaults defaults) {
        this.method = method;
        this.defaults = defaults;
        this.parameters = new AnnotatedMethod(method).getMethodParameters();
        this.names = names(method);
    }

    /** The last parameter of a suspending function is the compiler's, not the user's. */
    private static List<String> names(Method method) {
        int count = method.getParameterCount() - (KotlinDetector.isSuspendingFunction(method) ? 1 : 0);
        @Nullable String @Nullable [] discovered = NAMES.getParameterNames(method);
        return IntStream.range(0, count).mapToObj(i -> nameOf(i, discovered)).toList();
    }

    private static String nameOf(int index, @Nullable String @Nullable [] discovered) {
        String name = discovered != null && index < discovered.length ? discovered[index] : null;
        return name == null ? "arg" + index : name;
    }

    /** Whether the compiler kept the names, or there are none to keep. */
    static boolean areNamed(Method method) {
        return method.getParameterCount() == 0 || NAMES.getParameterNames(method) != null;
    }

    List<ActionArgument> recordedBy(MergedAnnotation<Action> annotation) {
        List<String> included = known(annotation, "includeArguments");
        List<String> excluded = known(annotation, "excludeArguments");
        Recorded recorded = annotation.getEnum("arguments", Recorded.class);
        if (recorded == Recorded.NO) {
            return List.of();
        }
        boolean all = recorded == Recorded.YES || defaults.arguments() || !included.isEmpty();
        List<ActionArgument> arguments = new ArrayList<>();
        for (String name : included.isEmpty() ? names : included) {
            int index = names.indexOf(name);
            if (!excluded.contains(name) && (all || parameters[index].hasParameterAnnotation(ActionField.class))) {
                arguments.add(argument(name, index));
            }
        }
        return List.copyOf(arguments);
    }

    /** A misspelt name would record what is to be left out. */
    private List<String> known(MergedAnnotation<Action> annotation, String attribute) {
        List<String> given = Arrays.asList(annotation.getStringArray(attribute));
        if (!names.containsAll(given)) {
            throw ActionMisuseException.unknownArguments(method, attribute, given, names);
        }
        return given;
    }

    private ActionArgument argument(String name, int index) {
        ActionField field = parameters[index].getParameterAnnotation(ActionField.class);
        String fieldName = field == null || field.value().isEmpty() ? name : field.value();
        return new ActionArgument(fieldName, index, value(parameters[index], field));
    }

    private FieldValue value(MethodParameter parameter, @Nullable ActionField field) {
        if (parameter.hasParameterAnnotation(Redacted.class)) {
            return FieldValue.REDACTED;
        }
        FieldValue asItIs = FieldValue.upTo(defaults.maxLength());
        return field == null || field.expression().isEmpty()
                ? asItIs
                : ExpressionValue.parse(method, field.expression(), asItIs);
    }
}
