// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps a class from having a proxy that is a subclass of it. */
final class Subclassing {
    private Subclassing() {}

    /** Null if nothing does. */
    static @Nullable String obstacle(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers())) {
            return "the class is final";
        }
        if (type.isSealed()) {
            return "the class is sealed";
        }
        return hasPrivateConstructorsOnly(type) ? "the class has private constructors only" : null;
    }

    private static boolean hasPrivateConstructorsOnly(Class<?> type) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        return constructors.length > 0
                && Stream.of(constructors).allMatch(each -> Modifier.isPrivate(each.getModifiers()));
    }
}
