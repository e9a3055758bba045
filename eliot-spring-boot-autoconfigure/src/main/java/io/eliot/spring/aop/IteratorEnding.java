// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.CheckedRunnable;
import io.eliot.EliotAction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The action ends when the iterator does or is closed; it is current while the iterator works. */
final class IteratorEnding implements CallRecording.Ending {
    @Override
    public @Nullable Object end(ActionMethod method, EliotAction action, @Nullable Object returned) {
        if (returned instanceof Iterator<?> iterator) {
            return new RecordedIterator<>(iterator, method, action);
        }
        method.succeed(action, returned);
        return returned;
    }

    /** For one thread, as iterators are. */
    private static final class RecordedIterator<T> implements Iterator<T>, AutoCloseable {
        private final Iterator<T> source;
        private final ActionMethod method;
        private final EliotAction action;
        private long count;
        private boolean promised;

        RecordedIterator(Iterator<T> source, ActionMethod method, EliotAction action) {
            this.source = source;
            this.method = method;
            this.action = action;
        }

        @Override
        public boolean hasNext() {
            boolean more;
            try {
                more = action.call(source::hasNext);
            } catch (Throwable e) {
                method.fail(action, e);
                throw e;
            }
            promised = more;
            if (!more) {
                method.succeedWithCount(action, count);
            }
            return more;
        }

        @Override
        public T next() {
            try {
                T element = action.call(source::next);
                count++;
                promised = false;
                return element;
            } catch (Throwable e) {
                if (e instanceof NoSuchElementException && !promised) {
                    method.succeedWithCount(action, count);
                } else {
                    method.fail(action, e);
                }
                throw e;
            }
        }

        @Override
        public void remove() {
            action.run(source::remove);
        }

        /** For holders that close what turns out to be closeable. */
        @Override
        public void close() {
            try {
                if (source instanceof AutoCloseable closeable) {
                    action.run(closing(closeable));
                }
            } catch (Throwable e) {
                method.fail(action, e);
                throw e;
            }
            if (!action.isFinished()) {
                method.succeedEarly(action, count);
            }
        }

        @SuppressWarnings("unchecked") // what closing throws passes through as it is, checked or not
        private static CheckedRunnable<RuntimeException> closing(AutoCloseable source) {
            CheckedRunnable<Exception> closing = source::close;
            return (CheckedRunnable<RuntimeException>) (CheckedRunnable<?>) closing;
        }
    }
}
