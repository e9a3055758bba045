// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.causality;

import io.eliot.spring.RecordedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was logged of one request, at the place /2 of its task. */
record Trace(RecordedLog log, String uuid) {
    private List<Map<String, Object>> messages() {
        return log.messages().stream()
                .filter(message -> uuid.equals(message.get("task_uuid")))
                .toList();
    }

    @SuppressWarnings("unchecked") // a task level is a list of integers
    private static List<Integer> level(Map<String, Object> message) {
        return (List<Integer>) Objects.requireNonNull(message.get("task_level"));
    }

    private List<Map<String, Object>> endsOfTheRequest() {
        return messages().stream()
                .filter(message -> level(message).size() == 2
                        && "http:server".equals(message.get("action_type"))
                        && !"started".equals(message.get("action_status")))
                .toList();
    }

    boolean isFinished() {
        return !endsOfTheRequest().isEmpty();
    }

    int ends() {
        return endsOfTheRequest().size();
    }

    private Map<String, Object> work() {
        return messages().stream()
                .filter(message -> "work".equals(message.get("message_type")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the work is not in the task of its request"));
    }

    /** The types of the actions around the work, from the outside. */
    String pathOfWork() {
        List<Integer> place = level(work());
        List<String> path = new ArrayList<>();
        for (int depth = 1; depth < place.size(); depth++) {
            path.add(typeOf(place.subList(0, depth)));
        }
        return String.join("/", path);
    }

    private String typeOf(List<Integer> action) {
        return messages().stream()
                .filter(message -> "started".equals(message.get("action_status"))
                        && level(message).subList(0, level(message).size() - 1).equals(action))
                .map(message -> String.valueOf(message.get("action_type")))
                .collect(Collectors.joining("+"));
    }

    /** Of the request's action: a place that another action or service continued counts as used. */
    boolean placesAreUniqueAndGapless() {
        List<List<Integer>> places = messages().stream().map(Trace::level).toList();
        TreeSet<Integer> inRequest =
                places.stream().map(place -> place.get(1)).collect(Collectors.toCollection(TreeSet::new));
        return places.stream().distinct().count() == places.size()
                && inRequest.first() == 1
                && inRequest.last() == inRequest.size();
    }

    boolean workIsBeforeTheEnd() {
        List<Map<String, Object>> messages = messages();
        return messages.indexOf(work()) < messages.indexOf(endsOfTheRequest().get(0))
                && level(work()).get(1) < level(endsOfTheRequest().get(0)).get(1);
    }
}
