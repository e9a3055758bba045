// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of methods, found out at most once each. A lookup allocates nothing: the method is the key, and those few
 * that are called on beans of several classes have a chain of entries.
 */
final class ActionMethods {
    private final Map<Method, Known> known = new ConcurrentHashMap<>();
    private final ActionMethodFactory factory;

    ActionMethods(ActionMethodFactory factory) {
        this.factory = factory;
    }

    /** Whether calls are actions; what is not one is not remembered, for that is most of what is ever asked for. */
    boolean includes(Method method, Class<?> targetClass) {
        return ActionAnnotations.of(method, targetClass) != null && of(method, targetClass) != null;
    }

    @Nullable
    ActionMethod of(Method method, Class<?> targetClass) {
        for (Known each = known.get(method); each != null; each = each.next) {
            if (each.targetClass == targetClass) {
                return each.action;
            }
        }
        return findOut(method, targetClass);
    }

    private @Nullable ActionMethod findOut(Method method, Class<?> targetClass) {
        ActionMethod action = factory.create(method, targetClass);
        known.merge(method, new Known(targetClass, action, null), (before, added) -> before.and(added));
        return action;
    }

    private record Known(
            Class<?> targetClass,
            @Nullable ActionMethod action,
            @Nullable Known next) {

        Known and(Known added) {
            return contains(added.targetClass) ? this : new Known(added.targetClass, added.action, this);
        }

        private boolean contains(Class<?> type) {
            return targetClass == type || (next != null && next.contains(type));
        }
    }
}
