// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The messages of a tree one after the other, without recursion: a tree may be 100,000 levels deep. */
final class MessageWalk extends Spliterators.AbstractSpliterator<WrittenMessage> {
    private final Deque<WrittenNode> ahead = new ArrayDeque<>();

    private MessageWalk(WrittenNode root) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        ahead.push(root);
    }

    static Stream<WrittenMessage> of(WrittenNode root) {
        return StreamSupport.stream(new MessageWalk(root), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super WrittenMessage> action) {
        while (!ahead.isEmpty()) {
            WrittenNode node = ahead.pop();
            if (node instanceof WrittenMessage message) {
                action.accept(message);
                return true;
            }
            open((WrittenAction) node);
        }
        return false;
    }

    private void open(WrittenAction action) {
        push(action.end());
        List<WrittenNode> children = action.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            ahead.push(children.get(i));
        }
        push(action.start());
    }

    private void push(@Nullable WrittenMessage message) {
        if (message != null) {
            ahead.push(message);
        }
    }
}
