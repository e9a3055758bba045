// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.context;

import io.eliot.ActionContext;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Each step in the iterator's own context, which neither leaks out nor is changed from outside. */
final class CarryingIterator<T extends @Nullable Object> implements Iterator<T> {
    private final Iterator<T> iterator;
    private ActionContext own;

    CarryingIterator(ActionContext own, Iterator<T> iterator) {
        this.own = own;
        this.iterator = iterator;
    }

    @Override
    public boolean hasNext() {
        return inside(iterator::hasNext);
    }

    @Override
    public T next() {
        return inside(iterator::next);
    }

    @Override
    public void remove() {
        iterator.remove();
    }

    private <R extends @Nullable Object> R inside(Supplier<R> step) {
        ActionContext outside = ActionContext.replace(own);
        try {
            return step.get();
        } finally {
            own = ActionContext.replace(outside);
        }
    }
}
