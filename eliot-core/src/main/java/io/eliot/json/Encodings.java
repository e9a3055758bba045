// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import io.eliot.annotation.Redacted;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the values of each class are written, decided once for a class.
 *
 * <p>No class is kept from being unloaded: what is known of a class of our own loader or of one above it is kept here,
 * of any other class with the class itself.
 */
final class Encodings {
    private final UserEncodings users;
    private final Shapes shapes;
    private final Map<Class<?>, Encoding> lasting = new ConcurrentHashMap<>();
    private final AtomicLong learning = new AtomicLong();
    private final ClassValue<Encoding> passing = new ClassValue<>() {
        @Override
        protected Encoding computeValue(Class<?> type) {
            return decideOnOwnTime(type);
        }
    };

    Encodings(Map<Class<?>, Function<Object, @Nullable Object>> functions, @Nullable JsonMapper mapper) {
        this.users = new UserEncodings(functions);
        this.shapes = new Shapes(mapper);
    }

    Encoding of(Class<?> type) {
        Encoding known = lasting.get(type);
        return known != null ? known : learn(type);
    }

    private Encoding learn(Class<?> type) {
        if (!outlivesUs(type)) {
            return passing.get(type);
        }
        Encoding decided = decideOnOwnTime(type);
        lasting.put(type, decided);
        return decided;
    }

    /** Time spent so far on getting to know classes, in nanoseconds: not to be put down to a value. */
    long learning() {
        return learning.get();
    }

    private Encoding decideOnOwnTime(Class<?> type) {
        long before = System.nanoTime();
        try {
            return decide(type);
        } finally {
            learning.addAndGet(System.nanoTime() - before);
        }
    }

    private static boolean outlivesUs(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null) {
            return true;
        }
        for (ClassLoader ours = Encodings.class.getClassLoader(); ours != null; ours = ours.getParent()) {
            if (ours == loader) {
                return true;
            }
        }
        return loader == ClassLoader.getPlatformClassLoader();
    }

    /** Secrets first, then what must not be loaded: neither is handed even to an encoding of the user's. */
    private Encoding decide(Class<?> type) {
        if (Types.isAnnotated(type, Redacted.class)) {
            return Redacting.INSTANCE;
        }
        return firstOf(
                () -> Lazy.of(type, this),
                () -> users.of(type),
                () -> shapes.ofModule(type),
                () -> Scalars.of(type),
                () -> plainStructure(type),
                () -> Unread.includes(type) ? Unread.INSTANCE : shapes.of(type));
    }

    @SafeVarargs
    private static Encoding firstOf(Supplier<? extends @Nullable Encoding>... choices) {
        for (Supplier<? extends @Nullable Encoding> choice : choices) {
            Encoding encoding = choice.get();
            if (encoding != null) {
                return encoding;
            }
        }
        return Scalars::described;
    }

    /** Of what has elements or members by its nature. */
    @Nullable
    Encoding plainStructure(Class<?> type) {
        if (type.isArray()) {
            return ArrayEncoding.of(type);
        }
        if (Map.class.isAssignableFrom(type)) {
            return MapEncoding.INSTANCE;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return CollectionEncoding.INSTANCE;
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return MapEncoding::single;
        }
        return Throwable.class.isAssignableFrom(type) ? Throwables::write : null;
    }
}
