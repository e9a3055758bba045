// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.TaskLevel;
import io.eliot.parse.WrittenAction;
import io.eliot.tree.Theme.Part;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;

/** Several actions in one another of which no message was seen: one line instead of three for each. */
record UnseenLine(WrittenAction outermost, int count, Line innermost, Writing writing) implements Line {
    private static final int FEW = 3;

    /** Such a line if there are more than a few such actions from this one inwards, else the other line. */
    static Line over(WrittenAction action, Set<TaskLevel> repeated, Writing writing, Line other) {
        int count = 0;
        WrittenAction inner = action;
        while (isUnseen(inner) && inner.children().get(0) instanceof WrittenAction child) {
            inner = child;
            count++;
        }
        return count > FEW ? new UnseenLine(action, count, new ActionLine(inner, repeated, writing), writing) : other;
    }

    private static boolean isUnseen(WrittenAction action) {
        return action.start() == null
                && action.end() == null
                && action.children().size() == 1;
    }

    @Override
    public void write(Utf8Text out) {
        writing.paint(
                Part.ERROR,
                "… " + writing.level(outermost.level()) + " and " + (count - 1)
                        + " actions inside it missing, but for what follows",
                out);
    }

    @Override
    public Iterator<Line> inside() {
        return Collections.singletonList(innermost).iterator();
    }
}
