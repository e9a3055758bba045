// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.lang.reflect.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * How Spring goes on when a handler method has thrown or its arguments cannot be made: it looks for an
 * {@code @ExceptionHandler} and tells nobody else. It hands out a pipeline that ends with this, perhaps on another thread,
 * so the pipeline is made anew with somebody told before. One of any other making is left as it is.
 */
final class Resumption {
    private static final String RESUMING = "reactor.core.publisher.MonoOnErrorResume";
    private static final String ELSEWHERE = "subscribeOn";

    /** A lambda of it. */
    private static final String OF_SPRING = RequestMappingHandlerAdapter.class.getName() + "$$";

    /** What to go on with. Reactor shows the rest of a pipeline, but not this. */
    private static final @Nullable Field FALLBACK = fallback();

    private Resumption() {}

    /** The same, but what is resumed from is noted on the request to which the subscriber belongs. */
    static <T> Mono<T> noting(Mono<T> handled) {
        Scannable pipeline = Scannable.from(handled);
        if (!(pipeline.scan(Scannable.Attr.PARENT) instanceof Mono<?> parent)) {
            return handled;
        }
        @SuppressWarnings("unchecked") // neither of the two operators changes the type
        Mono<T> before = (Mono<T>) parent;
        Function<Throwable, Mono<T>> fallback = fallbackOf(handled);
        if (fallback != null) {
            return before.onErrorResume(
                    exception -> ReactiveExchange.noted(exception).then(fallback.apply(exception)));
        }
        Mono<T> noting = pipeline.stepName().equals(ELSEWHERE) || isOfHook(pipeline) ? noting(before) : before;
        if (noting == before) {
            return handled;
        }
        return pipeline.scan(Scannable.Attr.RUN_ON) instanceof Scheduler there ? noting.subscribeOn(there) : noting;
    }

    /** For debugging or for a context: it is around every operator, and so around what is made anew. */
    private static boolean isOfHook(Scannable operator) {
        return operator.scanOrDefault(Scannable.Attr.ACTUAL_METADATA, false)
                || operator.scan(Scannable.Attr.LIFTER) != null;
    }

    /** Null if it is none, or one of the application's own. */
    @SuppressWarnings("unchecked")
    private static <T> @Nullable Function<Throwable, Mono<T>> fallbackOf(Mono<T> pipeline) {
        Object fallback = FALLBACK != null && FALLBACK.getDeclaringClass().isInstance(pipeline)
                ? ReflectionUtils.getField(FALLBACK, pipeline)
                : null;
        return fallback != null && fallback.getClass().getName().startsWith(OF_SPRING)
                ? (Function<Throwable, Mono<T>>) fallback
                : null;
    }

    private static @Nullable Field fallback() {
        try {
            Class<?> operator = ClassUtils.forName(RESUMING, Resumption.class.getClassLoader());
            Field field = ReflectionUtils.findField(operator, "nextFactory");
            if (field != null) {
                ReflectionUtils.makeAccessible(field);
            }
            return field;
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            return null; // then some exceptions that are answered leave only their status
        }
    }
}
