// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.ActionBuilder;
import io.eliot.EliotLogger;
import java.util.List;
import java.util.Objects;

/**
 * Begins the action of each request a server receives: in the task named by the header {@code x-eliot-task-id}, else in
 * a new one. Thread-safe; never throws because of what a request brings.
 *
 * @since 0.1.0
 */
public final class ServerActions {
    /** The type of the action of a request. */
    public static final String ACTION_TYPE = "http:server";

    private final EliotLogger logger;

    private ServerActions(EliotLogger logger) {
        this.logger = logger;
    }

    /**
     * Continues every task.
     *
     * @param logger where the actions go
     * @return with the defaults
     */
    public static ServerActions of(EliotLogger logger) {
        return new ServerActions(Objects.requireNonNull(logger, "logger"));
    }

    /**
     * Starts the action of a request, without making it current.
     *
     * @param method the request's method
     * @param path its path as received; parameters in it are left out
     * @param taskIds the values of the header {@code x-eliot-task-id}
     * @return the request's action, to be ended
     */
    public ServerAction start(String method, String path, List<String> taskIds) {
        ActionBuilder builder = taskIds.isEmpty() ? logger.task(ACTION_TYPE) : logger.continueTask(taskIds.get(0));
        return new ServerAction(builder.type(ACTION_TYPE)
                .with("method", method)
                .with("path", RequestPath.withoutParameters(path))
                .start());
    }
}
