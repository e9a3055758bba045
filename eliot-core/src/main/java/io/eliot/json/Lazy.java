// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Values a persistence provider loads when they are touched: named while they are not loaded, written like any other
 * once they are. The providers are known by the names of their interfaces; the questions asked load nothing.
 */
final class Lazy implements Undisclosed {
    private final Question question;
    private final Encoding loaded;

    private Lazy(Question question, Encoding loaded) {
        this.question = question;
        this.loaded = loaded;
    }

    /** For a class that may be lazy; null for all others. */
    static @Nullable Lazy of(Class<?> type, Encodings encodings) {
        try {
            Class<?> proxy = Types.named("org.hibernate.proxy.HibernateProxy", type);
            if (proxy != null) {
                return ofProxy(proxy);
            }
            Class<?> collection = Types.named("org.hibernate.collection.spi.PersistentCollection", type);
            if (collection != null) {
                return ofCollection(
                        type, collection.getMethod("wasInitialized"), collection.getMethod("getRole"), encodings);
            }
            Class<?> indirect = Types.named("org.eclipse.persistence.indirect.IndirectContainer", type);
            return indirect == null ? null : ofCollection(type, indirect.getMethod("isInstantiated"), null, encodings);
        } catch (ReflectiveOperationException unknownVersion) {
            return new Lazy(value -> Marker.notLoaded(type.getName()), Redacting.INSTANCE);
        }
    }

    private static Lazy ofProxy(Class<?> proxy) throws ReflectiveOperationException {
        Method initializerOf = proxy.getMethod("getHibernateLazyInitializer");
        Class<?> initializer = initializerOf.getReturnType();
        Method isUninitialized = initializer.getMethod("isUninitialized");
        Method entityName = initializer.getMethod("getEntityName");
        Method identifier = initializer.getMethod("getInternalIdentifier");
        Method implementation = initializer.getMethod("getImplementation");
        Question question = value -> {
            Object lazy = initializerOf.invoke(value);
            boolean uninitialized = (boolean) isUninitialized.invoke(lazy);
            return uninitialized ? Marker.notLoaded(entityName.invoke(lazy) + "#" + identifier.invoke(lazy)) : null;
        };
        return new Lazy(
                question, (value, walk) -> walk.nested(value, implementation.invoke(initializerOf.invoke(value))));
    }

    private static Lazy ofCollection(Class<?> type, Method isLoaded, @Nullable Method role, Encodings encodings) {
        Encoding loaded = encodings.plainStructure(type);
        Question question = value -> {
            if ((boolean) isLoaded.invoke(value)) {
                return null;
            }
            Object name = role == null ? null : role.invoke(value);
            return Marker.notLoaded(name == null ? type.getName() : name.toString());
        };
        return new Lazy(question, loaded == null ? Scalars::described : loaded);
    }

    @Override
    public @Nullable String description(Object value) throws Exception {
        return question.whyNotLoaded(value);
    }

    @Override
    public void write(Object value, Walk walk) throws Exception {
        String description = description(value);
        if (description == null) {
            loaded.write(value, walk);
        } else {
            walk.text(description);
        }
    }

    /** Asked without loading. */
    @FunctionalInterface
    private interface Question {
        /** The marker; null if the value is there. */
        @Nullable
        String whyNotLoaded(Object value) throws ReflectiveOperationException;
    }
}
