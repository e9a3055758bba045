// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import io.eliot.ActionBuilder;
import io.eliot.ActionContext;
import io.eliot.EliotLogger;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins the action of each request a server receives: in the task named by the header {@code x-eliot-task-id} if its
 * sender is trusted, else in a new one. Thread-safe; never throws because of what a request brings.
 *
 * @since 0.1.0
 */
public final class ServerActions {
    /** The type of the action of a request. */
    public static final String ACTION_TYPE = "http:server";

    private final EliotLogger logger;
    private final TaskDoor door;
    private final ExcludedPaths excluded;
    private final Predicate<String> staticFiles;
    private final boolean includeQuery;
    private final @Nullable String responseHeader;

    private ServerActions(Builder builder) {
        logger = builder.logger;
        door = new TaskDoor(
                logger,
                builder.continueTasks,
                builder.trusted == null ? Networks.of(Networks.PRIVATE) : builder.trusted);
        excluded = new ExcludedPaths(builder.excluded);
        staticFiles = builder.staticFiles;
        includeQuery = builder.includeQuery;
        responseHeader = builder.responseHeader;
    }

    /**
     * With the defaults.
     *
     * @param logger where the actions go
     * @return continuing the tasks of private networks, leaving nothing out
     */
    public static ServerActions of(EliotLogger logger) {
        return builder(logger).build();
    }

    /**
     * To be described.
     *
     * @param logger where the actions go
     * @return a new builder
     */
    public static Builder builder(EliotLogger logger) {
        return new Builder(logger);
    }

    /**
     * Starts the action of a request, without making it current.
     *
     * @param request the request
     * @return the request's action, to be ended
     */
    public ServerAction start(IncomingRequest request) {
        return isExcluded(request.pathWithinApplication())
                ? new ServerAction(logger.mutedAction(ACTION_TYPE), RequestUrl.NONE)
                : startHeard(request);
    }

    private boolean isExcluded(String path) {
        return excluded.contain(path) || staticFiles.test(path);
    }

    private ServerAction startHeard(IncomingRequest request) {
        RequestPath path = new RequestPath(request.path());
        ActionBuilder builder =
                door.enter(request).with("method", request.method()).with("path", path.toBeLogged());
        QueryText query = QueryText.of(request.query(), includeQuery);
        String logged = query.toBeLogged();
        return new ServerAction(
                (logged == null ? builder : builder.with("query", logged)).start(), new RequestUrl(path, query));
    }

    /**
     * Tells the caller the uuid of the task, if there is to be such a header and the request is not left out. What a
     * server has against a header costs the header, and is logged in the action.
     *
     * @param action of the request
     * @param headers sets a header of the answer: its name and its value
     */
    public void tellTask(ServerAction action, BiConsumer<String, String> headers) {
        String taskUuid = action.taskUuid();
        if (responseHeader == null || taskUuid == null) {
            return;
        }
        try {
            headers.accept(responseHeader, taskUuid);
        } catch (RuntimeException e) {
            ActionContext before = ActionContext.replace(action.context());
            logger.writeTraceback(e);
            ActionContext.replace(before);
        }
    }

    /**
     * Describes how requests become actions. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        /** Of RFC 9110, section 5.6.2. */
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

        private final EliotLogger logger;
        private ContinueTasks continueTasks = ContinueTasks.FROM_TRUSTED;
        private @Nullable Networks trusted;
        private List<String> excluded = List.of();
        private Predicate<String> staticFiles = path -> false;
        private boolean includeQuery;
        private @Nullable String responseHeader;

        private Builder(EliotLogger logger) {
            this.logger = Objects.requireNonNull(logger, "logger");
        }

        /**
         * Whose tasks are continued.
         *
         * @param senders those of trusted networks unless given
         * @return this
         */
        public Builder continueTasks(ContinueTasks senders) {
            continueTasks = Objects.requireNonNull(senders, "senders");
            return this;
        }

        /**
         * Which senders are trusted.
         *
         * @param networks {@link Networks#PRIVATE} unless given
         * @return this
         */
        public Builder trusted(Networks networks) {
            trusted = Objects.requireNonNull(networks, "networks");
            return this;
        }

        /**
         * Requests that leave nothing in the log, nor does anything done for them.
         *
         * @param pathPatterns in the syntax of Spring's path patterns, within the application
         * @return this
         * @throws IllegalArgumentException if one is not of that syntax
         */
        public Builder exclude(List<String> pathPatterns) {
            excluded = List.copyOf(pathPatterns);
            return this;
        }

        /**
         * Requests for files the server hands out as they are, which are left out as well.
         *
         * @param files such as {@link StaticFiles}; given the path within the application
         * @return this
         */
        public Builder excludeStatic(Predicate<String> files) {
            staticFiles = Objects.requireNonNull(files, "files");
            return this;
        }

        /**
         * Whether to log the query, with the values of names that speak of secrets left out.
         *
         * @param include false unless given
         * @return this
         */
        public Builder includeQuery(boolean include) {
            includeQuery = include;
            return this;
        }

        /**
         * A header of the answer that tells the caller the uuid of the task.
         *
         * @param name null or blank for none
         * @return this
         * @throws IllegalArgumentException if no header can have that name
         */
        public Builder responseHeader(@Nullable String name) {
            responseHeader = name == null || name.isBlank() ? null : headerName(name);
            return this;
        }

        private static String headerName(String name) {
            if (!TOKEN.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no name of a header: use letters, digits and dashes");
            }
            return name;
        }

        /**
         * Builds it.
         *
         * @return with a memory of its own of the task ids that were used
         */
        public ServerActions build() {
            return new ServerActions(this);
        }
    }
}
