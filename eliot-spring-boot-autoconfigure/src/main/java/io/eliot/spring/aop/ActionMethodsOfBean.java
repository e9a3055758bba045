// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** The methods of a bean's class that are meant to be actions, and those of them that cannot be. */
final class ActionMethodsOfBean {
    private static final String MAKE_IT_CALLABLE = "Make it an instance method that is neither private nor final";

    private final Class<?> type;
    private final boolean interfaceProxy;
    private final List<Method> annotated;

    /** Of a type that may have some. */
    ActionMethodsOfBean(Class<?> type, boolean interfaceProxy) {
        this.type = type;
        this.interfaceProxy = interfaceProxy;
        this.annotated = annotated();
    }

    /** By themselves: what a class says of all its methods is not said of its helpers. */
    private List<Method> annotated() {
        return classes()
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && ActionAnnotations.nearest(method) != null)
                .toList();
    }

    private Stream<Class<?>> classes() {
        return Stream.<Class<?>>iterate(type, each -> each != null && each != Object.class, Class::getSuperclass);
    }

    List<ActionMisuse> misuses() {
        Set<ActionMisuse> misuses = new LinkedHashSet<>();
        String obstacle = obstacle();
        if (obstacle != null) {
            misuses.add(new ActionMisuse(
                    type.getName(), obstacle + " and its beans are proxied by a subclass", "Make it extensible"));
        } else {
            for (Method method : annotated) {
                ActionMisuse misuse = misuseOf(method);
                if (misuse != null) {
                    misuses.add(misuse);
                }
            }
        }
        misuses.addAll(selfCalls());
        return List.copyOf(misuses);
    }

    private @Nullable String obstacle() {
        boolean meant = !annotated.isEmpty() || ActionAnnotations.nearest(type) != null;
        return meant && !interfaceProxy && !ClassUtils.isLambdaClass(type) ? Subclassing.obstacle(type) : null;
    }

    private @Nullable ActionMisuse misuseOf(Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            return ActionMisuse.of(
                    method, "the method is private and never called through the proxy", MAKE_IT_CALLABLE);
        }
        if (Modifier.isStatic(modifiers)) {
            return ActionMisuse.of(method, "the method is static", MAKE_IT_CALLABLE);
        }
        if (interfaceProxy) {
            return isOfInterface(method)
                    ? null
                    : ActionMisuse.of(
                            method,
                            "the bean has a proxy of its interfaces, and the method is in none of them",
                            "Declare it in an interface or let beans be proxied by class");
        }
        return Modifier.isFinal(modifiers)
                ? ActionMisuse.of(
                        method,
                        "the method is final, so it runs on the proxy itself, without the fields of the bean",
                        MAKE_IT_CALLABLE)
                : null;
    }

    private boolean isOfInterface(Method method) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .anyMatch(each -> ClassUtils.hasMethod(each, method.getName(), method.getParameterTypes()));
    }

    private List<ActionMisuse> selfCalls() {
        if (annotated.isEmpty()) {
            return List.of();
        }
        List<ActionMisuse> misuses = new ArrayList<>();
        classes().flatMap(each -> SelfCalls.in(each).stream()).forEach(call -> {
            Method callee = call.calleeIn(type);
            if (callee != null && isMeant(callee)) {
                misuses.add(ActionMisuse.of(
                        callee,
                        "its own class calls it past the proxy, at " + call.place(),
                        "Call it from another bean, or start the action there by Eliot.action(...)"));
            }
        });
        return misuses;
    }

    private boolean isMeant(Method method) {
        return !Modifier.isPrivate(method.getModifiers())
                && ActionAnnotations.nearest(AopUtils.getMostSpecificMethod(method, type)) != null;
    }

    /** Told, but no misuse: the arguments are recorded all the same. */
    List<String> namelessParameters() {
        Map<Class<?>, Set<String>> methods = new LinkedHashMap<>();
        intercepted()
                .filter(method -> !MethodArguments.areNamed(method))
                .forEach(method -> methods.computeIfAbsent(method.getDeclaringClass(), each -> new TreeSet<>())
                        .add(method.getName()));
        return methods.entrySet().stream()
                .map(each ->
                        "Arguments of @Action in " + each.getKey().getName() + " are recorded as arg0, arg1 ..., in "
                                + String.join(", ", each.getValue())
                                + ": compile it with -parameters to have their names.")
                .toList();
    }

    private Stream<Method> intercepted() {
        return Stream.of(Proxy.isProxyClass(type) ? type.getInterfaces() : new Class<?>[] {type})
                .flatMap(each ->
                        Stream.of(ReflectionUtils.getUniqueDeclaredMethods(each, ActionMethodsOfBean::isOfUser)))
                .filter(method -> ActionAnnotations.of(method, type) != null);
    }

    private static boolean isOfUser(Method method) {
        return !method.isSynthetic() && (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    }
}
