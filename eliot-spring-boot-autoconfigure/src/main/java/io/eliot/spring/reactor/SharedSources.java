// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.reactor;

import io.eliot.ActionContext;
import io.eliot.context.ActionContextAccessor;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Keeps each subscriber of a shared source ({@code share}, {@code publish}, {@code replay}, {@code cache}) in its own
 * action. Reactor's automatic context propagation leaves them all in that of whoever subscribed first, whose thread feeds
 * the others.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class SharedSources {
    private static final String HOOK = SharedSources.class.getName();

    /** None of them is a public type. */
    private static final Set<String> NAMES = Set.of(
            "FluxPublish",
            "FluxReplay",
            "FluxRefCount",
            "FluxRefCountGrace",
            "FluxAutoConnect",
            "FluxAutoConnectFuseable",
            "MonoCacheTime",
            "MonoCacheInvalidateIf",
            "MonoCacheInvalidateWhen");

    private static final ClassValue<Boolean> SHARED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return NAMES.contains(type.getSimpleName()) && type.getPackageName().equals(Hooks.class.getPackageName());
        }
    };

    private SharedSources() {}

    /** For all sources of this JVM that are put together from now on. To call it again changes nothing. */
    public static void keepActions() {
        Hooks.onEachOperator(
                HOOK,
                Operators.<Object>liftPublisher(
                        SharedSources::isShared, (source, subscriber) -> new InOwnAction<>(subscriber)));
    }

    private static boolean isShared(Publisher<?> source) {
        return SHARED.get(source.getClass());
    }

    /** What the context does not tell is what is current where somebody subscribes. */
    private static final class InOwnAction<T> implements CoreSubscriber<T> {
        private final CoreSubscriber<? super T> subscriber;
        private final ActionContext context;

        InOwnAction(CoreSubscriber<? super T> subscriber) {
            this.subscriber = subscriber;
            ActionContext told = subscriber.currentContext().getOrDefault(ActionContextAccessor.KEY, null);
            this.context = told == null ? ActionContext.current() : told;
        }

        @Override
        public Context currentContext() {
            return subscriber.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(T value) {
            ActionContext before = ActionContext.replace(context);
            try {
                subscriber.onNext(value);
            } finally {
                ActionContext.replace(before);
            }
        }

        @Override
        public void onError(Throwable exception) {
            ActionContext before = ActionContext.replace(context);
            try {
                subscriber.onError(exception);
            } finally {
                ActionContext.replace(before);
            }
        }

        @Override
        public void onComplete() {
            ActionContext before = ActionContext.replace(context);
            try {
                subscriber.onComplete();
            } finally {
                ActionContext.replace(before);
            }
        }
    }
}
