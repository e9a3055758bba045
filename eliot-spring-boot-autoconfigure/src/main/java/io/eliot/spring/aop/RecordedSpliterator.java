// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.aop;

import io.eliot.ActionContext;
import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The elements of a stream, counted; the action is current for what makes them, not for what takes them. */
final class RecordedSpliterator<T> implements Spliterator<T> {
    private final Spliterator<T> source;
    private final StreamProgress progress;
    private boolean usedUp;
    private boolean advanced;

    RecordedSpliterator(Spliterator<T> source, StreamProgress progress) {
        this.source = source;
        this.progress = progress;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> consumer) {
        Consumer<T> counted = counted(consumer);
        progress.run(() -> advanced = source.tryAdvance(counted));
        if (!advanced) {
            end();
        }
        return advanced;
    }

    @Override
    public void forEachRemaining(Consumer<? super T> consumer) {
        Consumer<T> counted = counted(consumer);
        progress.run(() -> source.forEachRemaining(counted));
        end();
    }

    private Consumer<T> counted(Consumer<? super T> consumer) {
        ActionContext outside = ActionContext.current();
        return element -> {
            progress.element();
            ActionContext inside = ActionContext.replace(outside);
            try {
                consumer.accept(element);
            } finally {
                ActionContext.replace(inside);
            }
        };
    }

    private void end() {
        if (!usedUp) {
            usedUp = true;
            progress.partIsUsedUp();
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        Spliterator<T> part = source.trySplit();
        if (part == null) {
            return null;
        }
        progress.split();
        return new RecordedSpliterator<>(part, progress);
    }

    @Override
    public long estimateSize() {
        return source.estimateSize();
    }

    /** Without its size: a stream that knows how many elements it has may count them without using them up. */
    @Override
    public int characteristics() {
        return source.characteristics() & ~(SIZED | SUBSIZED);
    }

    @Override
    public Comparator<? super T> getComparator() {
        return source.getComparator();
    }
}
