// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gathers the missing places of a whole tree, without recursion: a tree may be 100,000 levels deep. */
final class MissingPlacesWalk {
    private final List<MissingPlaces> found = new ArrayList<>();
    private final Deque<WrittenAction> open = new ArrayDeque<>();

    private MissingPlacesWalk() {}

    static List<MissingPlaces> of(WrittenNode root) {
        MissingPlacesWalk walk = new MissingPlacesWalk();
        walk.push(root);
        while (!walk.open.isEmpty()) {
            walk.visit(walk.open.pop());
        }
        return walk.found;
    }

    private void visit(WrittenAction action) {
        if (!action.isWhole()) {
            found.addAll(action.missingPlaces());
            for (int i = action.children().size() - 1; i >= 0; i--) {
                push(action.children().get(i));
            }
        }
    }

    private void push(WrittenNode node) {
        if (node instanceof WrittenAction action) {
            open.push(action);
        }
    }
}
