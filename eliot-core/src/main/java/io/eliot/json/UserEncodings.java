// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What users have said about single types; the nearest supertype decides. */
final class UserEncodings {
    private final Map<Class<?>, Function<Object, @Nullable Object>> functions;

    UserEncodings(Map<Class<?>, Function<Object, @Nullable Object>> functions) {
        this.functions = Map.copyOf(functions);
    }

    @Nullable
    Encoding of(Class<?> type) {
        if (functions.isEmpty()) {
            return null;
        }
        for (Class<?> each : Types.allOf(type)) {
            Function<Object, @Nullable Object> function = functions.get(each);
            if (function != null) {
                return (value, walk) -> apply(function, value, walk);
            }
        }
        return null;
    }

    private static void apply(Function<Object, @Nullable Object> function, Object value, Walk walk) throws Exception {
        if (walk.enter(value)) { // a function that answers with its own argument would never end
            walk.foreign();
            walk.value(function.apply(value));
            walk.leave();
        }
    }
}
