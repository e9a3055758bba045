// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenMessage;
import io.eliot.parse.WrittenNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types that are to be found directly in one another, such as {@code http:server>OrderService.place>http:client}. */
final class ExpectedPath {
    private final String text;
    private final List<String> types;
    private boolean isFound;

    ExpectedPath(String text) {
        this.text = text;
        this.types = Arrays.stream(text.split(">", -1)).map(String::strip).toList();
        if (types.contains("")) {
            throw new IllegalArgumentException("Not a path such as a>b>c: " + text);
        }
    }

    boolean isFound() {
        return isFound;
    }

    /** Looks into a task, unless the path was found before. */
    void look(WrittenNode root) {
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(new Step(root, null));
        while (!isFound && !steps.isEmpty()) {
            Step step = steps.pop();
            isFound = step.ends(types);
            if (step.node instanceof WrittenAction action) {
                action.children().forEach(child -> steps.push(new Step(child, step)));
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private record Step(WrittenNode node, @Nullable Step parent) {
        boolean ends(List<String> types) {
            Step step = this;
            for (int i = types.size() - 1; i >= 0; i--) {
                if (step == null || !Objects.equals(step.type(), types.get(i))) {
                    return false;
                }
                step = step.parent;
            }
            return true;
        }

        private @Nullable String type() {
            return node instanceof WrittenAction action ? action.type() : ((WrittenMessage) node).type();
        }
    }
}
