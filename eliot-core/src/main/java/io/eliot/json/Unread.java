// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Values that are a way to something, not the thing: read, they would be used up, awaited, run or changed. */
final class Unread implements Undisclosed {
    static final Unread INSTANCE = new Unread();

    private static final Set<String> TYPES = Set.of(
            "java.lang.AutoCloseable",
            "java.lang.Runnable",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.lang.ClassLoader",
            "java.lang.Process",
            "java.lang.Readable",
            "java.lang.ref.Reference",
            "java.lang.reflect.InvocationHandler",
            "java.util.Iterator",
            "java.util.Enumeration",
            "java.util.Spliterator",
            "java.util.PrimitiveIterator",
            "java.util.Timer",
            "java.util.stream.BaseStream",
            "java.util.stream.Collector",
            "java.util.concurrent.Callable",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Executor",
            "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher",
            "java.util.concurrent.Flow$Subscriber",
            "java.util.concurrent.Flow$Subscription",
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.CyclicBarrier",
            "java.util.concurrent.Phaser",
            "java.util.concurrent.locks.Lock",
            "java.util.concurrent.locks.ReadWriteLock",
            "java.util.concurrent.locks.Condition",
            "java.sql.Wrapper",
            "javax.sql.CommonDataSource",
            "org.reactivestreams.Publisher",
            "org.reactivestreams.Subscriber",
            "org.reactivestreams.Subscription",
            "kotlin.Lazy",
            "kotlin.Function",
            "kotlin.sequences.Sequence",
            "kotlin.coroutines.Continuation",
            "kotlinx.coroutines.Job",
            "kotlinx.coroutines.flow.Flow",
            "jakarta.servlet.ServletRequest",
            "jakarta.servlet.ServletResponse",
            "jakarta.servlet.ServletContext",
            "jakarta.servlet.http.HttpSession",
            "jakarta.persistence.EntityManager",
            "org.springframework.aop.SpringProxy",
            "org.springframework.beans.factory.BeanFactory",
            "org.springframework.core.io.InputStreamSource",
            "org.springframework.http.HttpMessage");

    private static final String FUNCTIONS = "java.util.function.";

    private Unread() {}

    /** Records and enums are data, whatever else they implement. */
    static boolean includes(Class<?> type) {
        if (type.isRecord() || Throwable.class.isAssignableFrom(type)) {
            return false;
        }
        if (Proxy.isProxyClass(type)) {
            return !Annotation.class.isAssignableFrom(type);
        }
        for (Class<?> each : Types.allOf(type)) {
            if (TYPES.contains(each.getName()) || each.getName().startsWith(FUNCTIONS)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String description(Object value) {
        return Marker.notRead(nameable(value.getClass()));
    }

    @Override
    public void write(Object value, Walk walk) {
        walk.out.string(description(value));
    }

    /** The class of a lambda or proxy has a name that says nothing. */
    private static Class<?> nameable(Class<?> type) {
        boolean generated = type.isHidden() || type.isSynthetic() || Proxy.isProxyClass(type);
        return generated && type.getInterfaces().length > 0 ? type.getInterfaces()[0] : type;
    }
}
