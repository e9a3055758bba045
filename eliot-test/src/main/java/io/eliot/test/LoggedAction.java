// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.test;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finished action as it was logged, with all that happened in it (spec N16 to N18).
 *
 * <p>Immutable.
 *
 * @param startMessage its first message
 * @param endMessage its last message
 * @param children actions and messages directly in it, in the order they were logged
 * @since 0.1.0
 */
public record LoggedAction(LoggedMessage startMessage, LoggedMessage endMessage, List<LoggedNode> children)
        implements LoggedNode {
    /**
     * An action put together.
     *
     * @param startMessage its first message
     * @param endMessage its last message
     * @param children copied
     */
    public LoggedAction {
        children = List.copyOf(children);
    }

    /**
     * The actions of a type (spec N16).
     *
     * @param messages to choose from
     * @param actionType the type
     * @return in the order they started, empty if there is none
     * @throws IllegalArgumentException if one of them, or an action in it, has not finished
     */
    public static List<LoggedAction> ofType(List<LoggedMessage> messages, String actionType) {
        Map<String, List<LoggedMessage>> tasks =
                messages.stream().collect(Collectors.groupingBy(LoggedMessage::taskUuid));
        Map<String, Map<TaskLevel, List<LoggedMessage>>> actions = new HashMap<>();
        return messages.stream()
                .filter(message -> message.status() == ActionStatus.STARTED
                        && message.type().equals(actionType))
                .map(start -> fromTask(
                        start.level(),
                        actions.computeIfAbsent(
                                start.taskUuid(), task -> byAction(tasks.getOrDefault(task, List.of())))))
                .toList();
    }

    /**
     * One action and all in it (spec N17).
     *
     * @param taskUuid its task
     * @param startLevel the level of its first message
     * @param messages to choose from
     * @return the action
     * @throws IllegalArgumentException if its first or last message is missing, or one of an action in it
     */
    public static LoggedAction fromMessages(String taskUuid, TaskLevel startLevel, List<LoggedMessage> messages) {
        return fromTask(
                startLevel,
                byAction(messages.stream()
                        .filter(message -> message.taskUuid().equals(taskUuid))
                        .toList()));
    }

    /** What is directly in each action, and the first message of each action directly in it: so each is looked at twice. */
    private static Map<TaskLevel, List<LoggedMessage>> byAction(List<LoggedMessage> task) {
        Map<TaskLevel, List<LoggedMessage>> byAction = new HashMap<>();
        for (LoggedMessage message : task) {
            TaskLevel action = message.level().parent();
            TaskLevel outer = action == null ? null : action.parent();
            if (action != null) {
                byAction.computeIfAbsent(action, level -> new ArrayList<>()).add(message);
            }
            if (outer != null && message.level().last() == 1) {
                byAction.computeIfAbsent(outer, level -> new ArrayList<>()).add(message);
            }
        }
        return byAction;
    }

    private static LoggedAction fromTask(TaskLevel startLevel, Map<TaskLevel, List<LoggedMessage>> byAction) {
        TaskLevel level = startLevel.parent();
        LoggedMessage start = null;
        LoggedMessage end = null;
        List<LoggedNode> children = new ArrayList<>();
        for (LoggedMessage message :
                level == null ? List.<LoggedMessage>of() : byAction.getOrDefault(level, List.of())) {
            if (!Objects.equals(level, message.level().parent())) {
                children.add(fromTask(message.level(), byAction));
            } else if (message.status() == null) {
                children.add(message);
            } else if (message.status() == ActionStatus.STARTED) {
                start = message;
            } else {
                end = message;
            }
        }
        return new LoggedAction(required(start, end, startLevel), required(end, start), children);
    }

    private static LoggedMessage required(
            @Nullable LoggedMessage start, @Nullable LoggedMessage end, TaskLevel startLevel) {
        if (start == null) {
            String type = end == null ? "" : " of type " + end.type();
            throw new IllegalArgumentException("Missing start message" + type + " at " + startLevel);
        }
        return start;
    }

    /** W12: names this action, not that of whichever message came last. */
    private static LoggedMessage required(@Nullable LoggedMessage end, @Nullable LoggedMessage start) {
        if (end == null) {
            throw new IllegalArgumentException("Missing end message of type " + (start == null ? "" : start.type())
                    + ": the action has not finished");
        }
        return end;
    }

    @Override
    public String taskUuid() {
        return startMessage.taskUuid();
    }

    @Override
    public TaskLevel level() {
        TaskLevel level = startMessage.level().parent();
        return level == null ? TaskLevel.ROOT : level;
    }

    @Override
    public String type() {
        return startMessage.type();
    }

    /**
     * How it ended.
     *
     * @return false if it failed
     */
    public boolean succeeded() {
        return endMessage.status() == ActionStatus.SUCCEEDED;
    }

    /**
     * Everything in it.
     *
     * @return depth first, an action before what is in it
     */
    public Stream<LoggedNode> descendants() {
        return children.stream()
                .flatMap(child -> child instanceof LoggedAction action
                        ? Stream.concat(Stream.of(child), action.descendants())
                        : Stream.of(child));
    }

    /**
     * All messages of the action and of what is in it.
     *
     * @return the start first, the end last
     */
    public List<LoggedMessage> messages() {
        Stream<LoggedMessage> inside = children.stream()
                .flatMap(child -> child instanceof LoggedAction action
                        ? action.messages().stream()
                        : Stream.of((LoggedMessage) child));
        return Stream.of(Stream.of(startMessage), inside, Stream.of(endMessage))
                .flatMap(part -> part)
                .toList();
    }

    /**
     * The types alone: one entry, from the action's type to a list of a string for each message and such a map for each
     * action (spec N18).
     *
     * @return unmodifiable
     */
    public Map<String, List<Object>> typeTree() {
        return Map.of(
                type(),
                children.stream()
                        .<Object>map(child -> child instanceof LoggedAction action ? action.typeTree() : child.type())
                        .toList());
    }

    /** The action as a tree. */
    @Override
    public String toString() {
        return LoggedTree.of(messages());
    }
}
