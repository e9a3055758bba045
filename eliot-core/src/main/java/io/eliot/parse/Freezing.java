// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** An open action as an immutable one, from the inside out and without recursion. */
final class Freezing {
    private final Deque<Frame> frames = new ArrayDeque<>();

    private Freezing() {}

    static WrittenAction of(OpenAction root) {
        return new Freezing().freeze(root);
    }

    private WrittenAction freeze(OpenAction root) {
        frames.push(new Frame(root));
        while (true) {
            Frame frame = frames.element();
            if (frame.rest.hasNext()) {
                take(frame, frame.rest.next());
                continue;
            }
            WrittenAction done = frame.freeze();
            frames.pop();
            if (frames.isEmpty()) {
                return done;
            }
            frames.element().frozen.add(done);
        }
    }

    private void take(Frame frame, Object child) {
        if (child instanceof OpenAction action) {
            frames.push(new Frame(action));
        } else {
            frame.frozen.add((WrittenMessage) child);
        }
    }

    private static final class Frame {
        final OpenAction action;
        final Iterator<Object> rest;
        final List<WrittenNode> frozen;

        Frame(OpenAction action) {
            this.action = action;
            this.rest = action.children().inOrder().iterator();
            this.frozen = new ArrayList<>(action.children().size());
        }

        WrittenAction freeze() {
            return new WrittenAction(
                    action.anchor(),
                    action.depth(),
                    action.start(),
                    action.end(),
                    Collections.unmodifiableList(frozen),
                    action.isComplete());
        }
    }
}
