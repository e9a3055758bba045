// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.ActionBuilder;
import io.eliot.EliotLogger;
import io.eliot.message.MalformedTaskIdException;
import io.eliot.message.TaskId;
import java.util.List;

/** Decides what becomes of the task id a request brings. */
final class TaskDoor {
    /** About 1 MB; a retry comes within seconds. */
    private static final int REMEMBERED = 20_000;

    private final EliotLogger logger;
    private final ContinueTasks continueTasks;
    private final Networks trusted;
    private final UsedTaskIds used = new UsedTaskIds(REMEMBERED);

    TaskDoor(EliotLogger logger, ContinueTasks continueTasks, Networks trusted) {
        this.logger = logger;
        this.continueTasks = continueTasks;
        this.trusted = trusted;
    }

    ActionBuilder enter(IncomingRequest request) {
        List<String> values = request.taskIds();
        if (values.isEmpty()) {
            return newTask();
        }
        try {
            return enter(TaskId.parse(single(values)), request);
        } catch (MalformedTaskIdException e) {
            return newTask().with("malformed_task_id", e.excerpt());
        }
    }

    /** Several ids at once are no id: nobody could say which of them is meant. */
    private static String single(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : String.join(", ", values.stream().distinct().toList());
    }

    private ActionBuilder enter(TaskId taskId, IncomingRequest request) {
        return trusts(request) && used.firstUse(taskId)
                ? logger.continueTask(taskId).type(ServerActions.ACTION_TYPE)
                : newTask().with("remote_task_id", taskId.toString());
    }

    private boolean trusts(IncomingRequest request) {
        return switch (continueTasks) {
            case ALWAYS -> true;
            case FROM_TRUSTED -> trusted.contain(request.sender());
            case NEVER -> false;
        };
    }

    private ActionBuilder newTask() {
        return logger.task(ServerActions.ACTION_TYPE);
    }
}
