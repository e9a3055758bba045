// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers what is wrong in the actions of a tree, from the outside in and in order, and without recursion: a tree may be
 * 100,000 levels deep. What is whole is not looked into.
 */
final class ActionWalk {
    private final Deque<WrittenAction> open = new ArrayDeque<>();

    private ActionWalk() {}

    static <T> List<T> gather(WrittenNode root, Function<WrittenAction, Collection<T>> wrong) {
        List<T> found = new ArrayList<>();
        ActionWalk walk = new ActionWalk();
        walk.push(root);
        while (!walk.open.isEmpty()) {
            WrittenAction action = walk.open.pop();
            found.addAll(wrong.apply(action));
            walk.pushChildren(action.children());
        }
        return found;
    }

    private void pushChildren(List<WrittenNode> children) {
        for (int i = children.size() - 1; i >= 0; i--) {
            push(children.get(i));
        }
    }

    private void push(WrittenNode node) {
        if (node instanceof WrittenAction action && !action.isWhole()) {
            open.push(action);
        }
    }
}
