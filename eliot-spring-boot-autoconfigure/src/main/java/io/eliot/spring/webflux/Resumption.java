// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.webflux;

import java.lang.reflect.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
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
                    exception -> ReactiveExchange.noted(exception).then(Mono.defer(() -> fallback.apply(exception))));
        }
        Mono<T> noting = pipeline.stepName().equals(ELSEWHERE) || isOfDebugging(pipeline) ? noting(before) : before;
        if (noting == before) {
            return handled;
        }
        return pipeline.scan(Scannable.Attr.RUN_ON) instanceof Scheduler there ? noting.subscribeOn(there) : noting;
    }

    private static boolean isOfDebugging(Scannable operator) {
        return operator.scanOrDefault(Scannable.Attr.ACTUAL_METADATA, false);
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Function<Throwable, Mono<T>> fallbackOf(Mono<T> pipeline) {
        return FALLBACK != null && FALLBACK.getDeclaringClass().isInstance(pipeline)
                ? (Function<Throwable, Mono<T>>) ReflectionUtils.getField(FALLBACK, pipeline)
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
