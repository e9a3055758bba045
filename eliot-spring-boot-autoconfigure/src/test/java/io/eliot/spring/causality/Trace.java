// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was logged of one task by all of its services but the caller, who reserved the place of the first action. */
record Trace(Supplier<List<Map<String, Object>>> log, String uuid) {
    private List<Map<String, Object>> messages() {
        return log.get().stream()
                .filter(message -> uuid.equals(message.get("task_uuid")))
                .toList();
    }

    @SuppressWarnings("unchecked") // a task level is a list of integers
    private static List<Integer> level(Map<String, Object> message) {
        return (List<Integer>) Objects.requireNonNull(message.get("task_level"));
    }

    private List<List<Integer>> places() {
        return messages().stream().map(Trace::level).toList();
    }

    /** Wherever something is inside, be it far inside. */
    private Set<List<Integer>> actions() {
        return places().stream().flatMap(Trace::around).collect(Collectors.toSet());
    }

    private static Stream<List<Integer>> around(List<Integer> place) {
        return IntStream.range(1, place.size()).mapToObj(depth -> place.subList(0, depth));
    }

    private static List<Integer> actionOf(Map<String, Object> message) {
        List<Integer> place = level(message);
        return place.subList(0, place.size() - 1);
    }

    private List<Map<String, Object>> endsOf(List<Integer> action) {
        return messages().stream()
                .filter(message -> message.get("action_status") != null
                        && !"started".equals(message.get("action_status"))
                        && actionOf(message).equals(action))
                .toList();
    }

    /** Of the request, and of what is not over before it: a bare thread, or the other service that has answered. */
    boolean isFinished() {
        return !places().isEmpty() && !ends().contains(0);
    }

    /** How often each action ended. */
    List<Integer> ends() {
        return actions().stream().map(action -> endsOf(action).size()).toList();
    }

    boolean isHandledOnAVirtualThread() {
        return Boolean.TRUE.equals(message("handler").get("virtual"));
    }

    private Map<String, Object> work() {
        return message("work");
    }

    private Map<String, Object> message(String type) {
        return messages().stream()
                .filter(message -> type.equals(message.get("message_type")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the " + type + " is not in the task of its request"));
    }

    /** The types of the actions around the work, from the outside. */
    String pathOfWork() {
        return around(level(work())).map(this::typeOf).collect(Collectors.joining("/"));
    }

    private String typeOf(List<Integer> action) {
        return messages().stream()
                .filter(message -> "started".equals(message.get("action_status"))
                        && actionOf(message).equals(action))
                .map(message -> String.valueOf(message.get("action_type")))
                .collect(Collectors.joining("+"));
    }

    /** Each place is that of one message or of one action, and none is missing in any action. */
    boolean placesAreUniqueAndGapless() {
        List<List<Integer>> places = places();
        Set<List<Integer>> actions = actions();
        return new HashSet<>(places).size() == places.size()
                && Collections.disjoint(places, actions)
                && actions.stream().allMatch(this::isGapless);
    }

    /**
     * From 1 to its end, which tells how many places there were. One that was handed to another thread or service is
     * there when that has logged in it.
     */
    private boolean isGapless(List<Integer> action) {
        TreeSet<Integer> inside = places().stream()
                .filter(place -> around(place).anyMatch(action::equals))
                .map(place -> place.get(action.size()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Integer> end = new ArrayList<>(action);
        end.add(inside.size());
        return inside.first() == 1
                && inside.last() == inside.size()
                && endsOf(action).stream().map(Trace::level).anyMatch(end::equals);
    }

    /** Of every action that it is in. */
    boolean workIsBeforeTheEnd() {
        List<Map<String, Object>> messages = messages();
        return around(level(work()))
                .flatMap(action -> endsOf(action).stream())
                .allMatch(end -> messages.indexOf(work()) < messages.indexOf(end));
    }
}
