// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eliot.ActionContext;
import io.eliot.logback.ActionMdc;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads, of whatever pool, on which an action is current or in the MDC. Looks into the virtual
 * machine: who asks a pool politely is asked by an executor that puts the context right first.
 */
public final class ThreadsInAnAction {
    private ThreadsInAnAction() {}

    /** A thread may be a little later with its work than the answer. */
    public static void awaitNone() {
        await().pollDelay(Duration.ZERO).untilAsserted(() -> assertThat(now()).isEmpty());
    }

    static List<String> now() throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            for (String kind : List.of("threadLocals", "inheritableThreadLocals")) {
                for (Object value : values(thread, kind)) {
                    if (isContext(value) || isMdcOfAnAction(value)) {
                        found.add(thread.getName() + ": " + value);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isContext(Object value) {
        return value instanceof ActionContext context && !context.isEmpty();
    }

    private static boolean isMdcOfAnAction(Object value) {
        return value.getClass() == HashMap.class && ((HashMap<?, ?>) value).containsKey(ActionMdc.TASK_UUID);
    }

    private static List<Object> values(Thread thread, String kind) throws ReflectiveOperationException {
        Object map = valueOf(Thread.class, kind, thread);
        if (map == null) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object entry : (Object[]) Objects.requireNonNull(valueOf(map.getClass(), "table", map))) {
            Object value = entry == null ? null : valueOf(entry.getClass(), "value", entry);
            value = value instanceof AtomicReference<?> slot ? slot.get() : value;
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Object valueOf(Class<?> type, String field, Object object)
            throws ReflectiveOperationException {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
    }
}
