// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerAdapter;

/** The adapter that would be asked if none of ours stood before it, be it Spring's or one of the application. */
final class NextAdapter {
    private final Supplier<List<HandlerAdapter>> others;

    /** Of all adapters, ours included, which may not exist before the first request. */
    NextAdapter(Iterable<HandlerAdapter> all) {
        others = SingletonSupplier.of(() -> others(all));
    }

    /** In the order of {@link org.springframework.web.reactive.DispatcherHandler}. */
    private static List<HandlerAdapter> others(Iterable<HandlerAdapter> all) {
        List<HandlerAdapter> others = new ArrayList<>();
        all.forEach(others::add);
        others.removeIf(each -> each instanceof ExceptionRecordingAdapter || each instanceof WebSocketHandshakeAdapter);
        AnnotationAwareOrderComparator.sort(others);
        return others;
    }

    /** Null if nobody would handle it. */
    @Nullable
    HandlerAdapter of(Object handler) {
        for (HandlerAdapter other : others.get()) {
            if (other.supports(handler)) {
                return other;
            }
        }
        return null;
    }
}
