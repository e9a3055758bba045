// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.Task;
import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenNode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Counts and times of all actions of a log. */
final class Statistics {
    private static final int SLOWEST = 10;

    /** A task that took long. */
    record SlowTask(String uuid, String type, double duration) {}

    private final Map<String, ActionStatistics> types = new HashMap<>();
    private final PriorityQueue<SlowTask> slowest = new PriorityQueue<>(Comparator.comparingDouble(SlowTask::duration));
    private final Deque<WrittenAction> ahead = new ArrayDeque<>();
    private final Set<String> typesInside = new HashSet<>();
    private long tasks;
    private long incomplete;
    private long messages;

    void add(Task task) {
        tasks++;
        incomplete += task.isComplete() ? 0 : 1;
        messages += task.messageCount();
        if (task.root() instanceof WrittenAction root) {
            addSlow(task.uuid(), root);
            of(root).add(root);
            ahead.push(root);
        }
        while (!ahead.isEmpty()) {
            addInside(ahead.pop());
        }
    }

    private void addInside(WrittenAction parent) {
        typesInside.clear();
        double parentDuration = parent.duration();
        for (WrittenNode child : parent.children()) {
            if (child instanceof WrittenAction action) {
                ActionStatistics statistics = of(action);
                statistics.add(action);
                if (parentDuration > 0 && Double.isFinite(parentDuration) && Double.isFinite(action.duration())) {
                    statistics.addInside(action.duration(), parentDuration, typesInside.add(statistics.type()));
                }
                ahead.push(action);
            }
        }
    }

    private ActionStatistics of(WrittenAction action) {
        String type = action.type();
        return types.computeIfAbsent(type == null ? "<unnamed>" : type, ActionStatistics::new);
    }

    private void addSlow(String uuid, WrittenAction root) {
        double duration = root.duration();
        if (!Double.isFinite(duration)) {
            return;
        }
        SlowTask fastest = slowest.peek();
        if (slowest.size() < SLOWEST || (fastest != null && duration > fastest.duration())) {
            slowest.add(new SlowTask(uuid, String.valueOf(root.type()), duration));
            if (slowest.size() > SLOWEST) {
                slowest.remove();
            }
        }
    }

    long tasks() {
        return tasks;
    }

    long incomplete() {
        return incomplete;
    }

    long messages() {
        return messages;
    }

    /** By the time spent in all actions of the type, the most first. */
    List<ActionStatistics> types() {
        return types.values().stream()
                .sorted(Comparator.comparingDouble(
                                (ActionStatistics type) -> -type.durations().sum())
                        .thenComparing(ActionStatistics::type))
                .toList();
    }

    /** The slowest first. */
    List<SlowTask> slowest() {
        return slowest.stream()
                .sorted(Comparator.comparingDouble(SlowTask::duration).reversed())
                .toList();
    }
}
