// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.message.TaskLevel;
import io.eliot.parse.RepeatedPlace;
import io.eliot.parse.Task;
import io.eliot.tree.Theme.Part;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

/** The task: its name, with its root below. */
record TaskLine(Task task, Writing writing) implements Line {
    @Override
    public void write(Utf8Text out) {
        writing.paint(Part.ROOT, writing.values().onOneLine(task.uuid()), out);
        if (!writing.isPython() && !task.isComplete()) {
            out.append(' ');
            writing.paint(
                    Part.ERROR, task.isCutShort() ? "(incomplete: shown early, to save memory)" : "(incomplete)", out);
        }
    }

    @Override
    public Iterator<Line> inside() {
        Set<TaskLevel> repeated = writing.isPython() || task.repeated().isEmpty()
                ? Set.of()
                : task.repeated().stream().map(RepeatedPlace::level).collect(Collectors.toUnmodifiableSet());
        return Collections.singletonList(ActionLine.of(task.root(), repeated, writing))
                .iterator();
    }
}
