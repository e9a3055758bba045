// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import io.eliot.logback.ActionMdc;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What is left when nobody does anything. Looks into the virtual machine, where a test cannot ask politely. */
final class LiveHeap {
    private LiveHeap() {}

    static long bytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** How many live objects of a class there are. */
    static long instancesOf(String className) throws JMException {
        return classes()
                .filter(columns -> columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    /** How many bytes the live objects of each class take, by the name of the class and of its module. */
    static Map<String, Long> bytesByClass() throws JMException {
        return classes()
                .collect(Collectors.toMap(
                        columns -> String.join(" ", Arrays.asList(columns).subList(3, columns.length)),
                        columns -> Long.parseLong(columns[2]),
                        Long::sum));
    }

    private static Stream<String[]> classes() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 3 && columns[0].endsWith(":"));
    }

    /** The threads, of all pools, that hold on to an action, or say in the MDC that they do. */
    static List<String> threadsInAnAction() throws ReflectiveOperationException {
        List<String> threads = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            Stream.concat(values(thread, "threadLocals"), values(thread, "inheritableThreadLocals"))
                    .filter(value -> value.getClass().getPackageName().equals("io.eliot") || isMdcOfAnAction(value))
                    .forEach(context -> threads.add(thread.getName() + ": " + context));
        }
        return threads;
    }

    private static boolean isMdcOfAnAction(Object value) {
        return value.getClass() == HashMap.class && ((HashMap<?, ?>) value).containsKey(ActionMdc.TASK_UUID);
    }

    private static Stream<Object> values(Thread thread, String kind) throws ReflectiveOperationException {
        Object map = valueOf(Thread.class, kind, thread);
        if (map == null) {
            return Stream.empty();
        }
        List<Object> values = new ArrayList<>();
        for (Object entry : (Object[]) Objects.requireNonNull(valueOf(map.getClass(), "table", map))) {
            Object value = entry == null ? null : valueOf(entry.getClass(), "value", entry);
            value = value instanceof AtomicReference<?> slot ? slot.get() : value;
            if (value != null) {
                values.add(value);
            }
        }
        return values.stream();
    }

    private static @Nullable Object valueOf(Class<?> type, String field, Object object)
            throws ReflectiveOperationException {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
    }
}
