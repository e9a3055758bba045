// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.parse.TaskParser;
import io.eliot.tree.TreeRenderer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages drawn as trees, for those who read why a test failed.
 *
 * @since 0.1.0
 */
public final class LoggedTree {
    private static final TreeRenderer RENDERER = TreeRenderer.create();

    private LoggedTree() {}

    /**
     * Draws messages, task by task.
     *
     * @param messages of any tasks
     * @return lines; a remark if there are none
     */
    public static String of(List<LoggedMessage> messages) {
        if (messages.isEmpty()) {
            return "(nothing)";
        }
        return TaskParser.builder()
                .parse(messages.stream().map(LoggedMessage::json))
                .map(RENDERER::render)
                .collect(Collectors.joining())
                .stripTrailing();
    }

    /**
     * The end of an error's text: what was logged, as a tree.
     *
     * @param messages of any tasks
     * @return a headline and the tree
     */
    public static String asPostscript(List<LoggedMessage> messages) {
        return "What was logged:\n\n" + of(messages) + "\n";
    }
}
