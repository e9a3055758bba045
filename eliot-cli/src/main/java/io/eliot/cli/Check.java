// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.message.TaskLevel;
import io.eliot.parse.MissingPlaces;
import io.eliot.parse.RepeatedPlace;
import io.eliot.parse.Task;
import io.eliot.parse.WrittenAction;
import io.eliot.parse.WrittenMessage;
import io.eliot.parse.WrittenNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at all tasks of a log and names what is missing and what is there twice. */
final class Check {
    private static final String DROPPED = "eliot:dropped";

    private static final int SHOWN_PER_TASK = 20;

    private final Consumer<String> out;
    private final List<ExpectedPath> paths;
    private final Fingerprints complete = new Fingerprints();
    private long tasks;
    private long incomplete;
    private long cutShort;
    private long missing;
    private long repeated;
    private long dropped;
    private boolean hasDropped;

    Check(Consumer<String> out, List<ExpectedPath> paths) {
        this.out = out;
        this.paths = paths;
    }

    /** Whether the fields of messages of this type are to be kept. */
    boolean needsFieldsOf(@Nullable String type) {
        boolean isDropped = DROPPED.equals(type);
        hasDropped |= isDropped;
        return isDropped;
    }

    void look(Task task) {
        paths.forEach(path -> path.look(task.root()));
        if (hasDropped) {
            task.messages().filter(message -> DROPPED.equals(message.type())).forEach(this::countDropped);
        }
        if (complete.contains(task.uuid())) {
            lookAtRest(task);
            return;
        }
        tasks++;
        cutShort += task.isCutShort() ? 1 : 0;
        List<MissingPlaces> gaps = task.missingPlaces();
        if (task.isComplete() && gaps.isEmpty()) {
            complete.add(task.uuid());
        } else {
            incomplete++;
        }
        gaps.stream().limit(SHOWN_PER_TASK).forEach(gap -> write(task, gap));
        more(gaps.size());
        missing += gaps.size();
        task.repeated().stream().limit(SHOWN_PER_TASK).forEach(place -> write(task, place, "is there twice"));
        more(task.repeated().size());
        repeated += task.repeated().size();
        List<WrittenNode> surplus = task.nodesAfterEnd();
        surplus.stream().limit(SHOWN_PER_TASK).forEach(node -> writeSurplus(task, node));
        more(surplus.size());
    }

    /** What came after the task was complete; whether its place was taken is not known any more (spec R11). */
    private void lookAtRest(Task task) {
        Stream.concat(task.messages().map(Check::placeOf), task.repeated().stream())
                .limit(SHOWN_PER_TASK)
                .forEach(place -> write(task, place, "is there twice, or came after the end of its task"));
        more(task.messageCount());
        repeated += task.messageCount();
    }

    private static RepeatedPlace placeOf(WrittenMessage message) {
        return new RepeatedPlace(message.level(), message.source(), message.line());
    }

    private void countDropped(WrittenMessage message) {
        if (message.fields().get("count") instanceof Number count) {
            dropped += count.longValue();
        }
    }

    private void write(Task task, MissingPlaces gap) {
        WrittenAction action = gap.action();
        WrittenMessage seen = action.firstSeen();
        String type = action.type() == null ? "" : " of " + action.type();
        String places =
                gap.isOpenEnd() ? level(gap.firstLevel()) + " … missing: the end" + type : places(gap) + " missing";
        line(seen.source() + ":" + seen.line() + ": task " + task.uuid() + ": " + places);
    }

    private static String places(MissingPlaces gap) {
        String first = level(gap.firstLevel());
        return gap.first() == gap.last() ? first : first + " … " + level(gap.lastLevel());
    }

    private void write(Task task, RepeatedPlace place, String problem) {
        line(place.source() + ":" + place.line() + ": task " + task.uuid() + ": " + level(place.level()) + " "
                + problem);
    }

    private void writeSurplus(Task task, WrittenNode node) {
        WrittenMessage seen = node instanceof WrittenAction action ? action.firstSeen() : (WrittenMessage) node;
        line(seen.source() + ":" + seen.line() + ": task " + task.uuid() + ": " + level(node.level())
                + " is behind the end of its action");
    }

    private static String level(TaskLevel level) {
        String text = level.toString();
        return text.length() <= 200 ? text : text.substring(0, 100) + "…" + text.substring(text.length() - 100);
    }

    private void more(long count) {
        if (count > SHOWN_PER_TASK) {
            line("… and " + (count - SHOWN_PER_TASK) + " more of this task");
        }
    }

    private void line(String text) {
        out.accept(text.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
    }

    /** Writes the sum; says whether the log is whole. */
    boolean finish(long badLines) {
        List<ExpectedPath> unseen =
                paths.stream().filter(path -> !path.isFound()).toList();
        unseen.forEach(path -> line("expected but not found: " + path));
        if (cutShort > 0) {
            line("too many open tasks for the memory: " + cutShort
                    + " were looked at early, and what is said of them may be"
                    + " wrong; give more, such as ELIOT_OPTS=-Xmx4g");
        }
        line("tasks: " + tasks + ", incomplete: " + incomplete + ", gaps: " + missing + ", places twice: " + repeated
                + ", bad lines: " + badLines + ", dropped by the writer: " + dropped);
        return incomplete == 0 && missing == 0 && repeated == 0 && badLines == 0 && unseen.isEmpty();
    }
}
