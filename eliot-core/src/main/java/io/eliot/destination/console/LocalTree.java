// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import io.eliot.json.EncodedMessage;
import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenNode;
import java.util.ArrayList;
import java.util.List;

/** The part of a task that happens in this process, below one action that was started here. */
final class LocalTree {
    final String taskUuid;
    private final TaskLevel root;
    private final List<EncodedMessage> messages = new ArrayList<>();
    private int running;
    private long bytes;

    /** The tree that begins with a message. */
    LocalTree(EncodedMessage first) {
        taskUuid = first.taskUuid();
        TaskLevel parent = first.taskLevel().parent();
        root = first.status() == null || parent == null ? first.taskLevel() : parent;
    }

    boolean contains(TaskLevel level) {
        if (level.depth() < root.depth()) {
            return false;
        }
        for (int i = 0; i < root.depth(); i++) {
            if (level.get(i) != root.get(i)) {
                return false;
            }
        }
        return true;
    }

    void add(EncodedMessage message) {
        messages.add(message.copy());
        bytes += message.size();
        ActionStatus status = message.status();
        if (status == ActionStatus.STARTED) {
            running++;
        } else if (status != null) {
            running--;
        }
    }

    boolean isFinished() {
        return running <= 0;
    }

    long bytes() {
        return bytes;
    }

    Task asTask() {
        List<Task> tasks = new ArrayList<>();
        TaskParser parser = TaskParser.builder().build(tasks::add);
        messages.forEach(message -> parser.add(message.json()));
        parser.finish();
        Task task = tasks.get(0);
        return new Task(task.uuid(), localRoot(task.root()), true, false, task.messageCount(), task.repeated());
    }

    /** Actions of which nothing but what is inside them was seen are those of other processes. */
    private static WrittenNode localRoot(WrittenNode node) {
        WrittenNode local = node;
        while (local instanceof WrittenAction action
                && action.start() == null
                && action.end() == null
                && action.children().size() == 1) {
            local = action.children().get(0);
        }
        return local;
    }
}
