// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.spring.aop.CallRecording.Ending;
import java.lang.reflect.Method;
import java.lang.reflect.TypeVariable;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which recording is right for a method: its declared return type decides. */
final class Recordings {
    private static final Set<Class<?>> STREAMS =
            Set.of(BaseStream.class, Stream.class, IntStream.class, LongStream.class, DoubleStream.class);

    private Recordings() {}

    static Recording of(Method method) {
        Class<?> type = declaredType(method);
        if (KotlinDetector.isSuspendingFunction(method)) {
            return suspending(method);
        }
        if (isFuture(type)) {
            return new CallRecording(new FutureEnding(type));
        }
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
        if (adapter != null && isReplaceable(type, adapter)) {
            return isFlow(type) ? new FlowRecording() : new SubscriptionRecording(adapter);
        }
        Ending ending = endingOf(type);
        return ending == null ? CallRecording.OF_VALUE : new CallRecording(ending);
    }

    /** What a type variable stands for is known to the caller alone: an object of any type. */
    private static Class<?> declaredType(Method method) {
        return method.getGenericReturnType() instanceof TypeVariable ? Object.class : method.getReturnType();
    }

    /** Behind a proxy, Spring makes a publisher of a suspending function. */
    private static Recording suspending(Method method) {
        Class<?> result = new MethodParameter(method, -1).getParameterType();
        return new SubscriptionRecording(adapterOf(isFlow(result) ? Flux.class : Mono.class), SuspendedCall::in);
    }

    /** What is recorded is another publisher, none of the declared type if that is, say, a connectable one. */
    private static boolean isReplaceable(Class<?> type, ReactiveAdapter adapter) {
        return type.isAssignableFrom(adapter.getReactiveType());
    }

    private static boolean isFlow(Class<?> type) {
        return "kotlinx.coroutines.flow.Flow".equals(type.getName());
    }

    private static ReactiveAdapter adapterOf(Class<?> type) {
        ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
        return Objects.requireNonNull(adapter, () -> "No adapter for " + type);
    }

    /** Or may turn out to be one, as what is declared as an object may. The registry would take them for reactive. */
    private static boolean isFuture(Class<?> type) {
        return Future.class.isAssignableFrom(type)
                || CompletionStage.class.isAssignableFrom(type)
                || type.isAssignableFrom(CompletableFuture.class);
    }

    private static @Nullable Ending endingOf(Class<?> type) {
        if (STREAMS.contains(type)) {
            return new StreamEnding();
        }
        return type == Iterator.class ? new IteratorEnding() : null;
    }
}
