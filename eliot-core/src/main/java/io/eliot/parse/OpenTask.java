// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import io.eliot.message.ActionStatus;
import io.eliot.message.TaskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A task that is being put together, with the rules of the original (spec R4 to R9). */
final class OpenTask {
    private final String uuid;
    private @Nullable OpenAction root;
    private @Nullable WrittenMessage loneMessage;
    private List<RepeatedPlace> repeated = List.of();
    private long messages;
    private long bytes;
    private long lastTouched;

    OpenTask(String uuid) {
        this.uuid = uuid;
    }

    String uuid() {
        return uuid;
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    long lastTouched() {
        return lastTouched;
    }

    boolean isComplete() {
        return loneMessage != null || (root != null && root.isComplete());
    }

    /** Adds the message, or refuses it and stays as it was (spec R14). */
    void add(WrittenMessage message, long size, long now) throws RefusedMessageException {
        if (message.status() == null) {
            addStandalone(message);
        } else if (message.status() == ActionStatus.STARTED) {
            addStart(message);
        } else {
            addEnd(message);
        }
        messages++;
        bytes += size;
        lastTouched = now;
    }

    private void addStandalone(WrittenMessage message) {
        if (message.level().depth() == 1 && message.level().last() == 1) {
            // Whatever was there (spec R7): the message stands for the whole task.
            note(root != null, message);
            loneMessage = message;
            return;
        }
        OpenAction parent = open(message);
        note(parent.put(message), message);
        parent.update();
    }

    private void addStart(WrittenMessage message) {
        OpenAction action = open(message);
        note(action.setStart(message), message);
        action.update();
    }

    private void addEnd(WrittenMessage message) throws RefusedMessageException {
        OpenAction known = find(message.level());
        String type = known == null ? null : known.type();
        if (type != null && !Objects.equals(type, message.type())) {
            throw RefusedMessageException.notEliot("the end of " + message.type() + " stands at " + message.level()
                    + ", inside an action of the type " + type);
        }
        OpenAction action = open(message);
        note(action.setEnd(message), message);
        action.update();
    }

    private void note(boolean isRepeated, WrittenMessage message) {
        if (isRepeated) {
            repeated = repeated.isEmpty() ? new ArrayList<>() : repeated;
            repeated.add(new RepeatedPlace(message.level(), message.source(), message.line()));
        }
    }

    private @Nullable OpenAction find(TaskLevel level) {
        OpenAction action = root;
        for (int i = 0; action != null && i < level.depth() - 1; i++) {
            action = action.find(level.get(i));
        }
        return action;
    }

    /** The action the message is directly in; unknown ancestors spring into existence (spec R8). */
    private OpenAction open(WrittenMessage message) {
        TaskLevel level = message.level();
        OpenAction action = root == null ? new OpenAction(null, 0, message) : root;
        root = action;
        for (int i = 0; i < level.depth() - 1; i++) {
            action = action.open(level.get(i), message);
        }
        return action;
    }

    Task close(boolean isCutShort) {
        WrittenNode tree = loneMessage != null ? loneMessage : Freezing.of(Objects.requireNonNull(root));
        return new Task(uuid, tree, isComplete(), isCutShort, messages, List.copyOf(repeated));
    }
}
