// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Theme.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Draws a tree line by line, without recursion: it may be 100,000 levels deep. */
final class Drawing {
    private static final List<Part> DEPTH_COLORS = List.of(Part.TREE_COLOR0, Part.TREE_COLOR1, Part.TREE_COLOR2);

    private final Appendable out;
    private final Strokes strokes;
    private final Paint paint;
    private final int maxIndent;
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> indents = new ArrayList<>();
    private final StringBuilder label = new StringBuilder(256);
    private final StringBuilder text = new StringBuilder(4096);

    /**
     * Prepares a drawing.
     *
     * @param maxIndent how many levels of indentation are written at most; beyond it they are counted
     */
    Drawing(Appendable out, Strokes strokes, Paint paint, int maxIndent) {
        this.out = out;
        this.strokes = strokes;
        this.paint = paint;
        this.maxIndent = maxIndent;
    }

    void draw(Line root) throws IOException {
        root.write(text);
        text.append('\n');
        push(root);
        while (!frames.isEmpty()) {
            Frame frame = frames.get(frames.size() - 1);
            if (frame.rest.hasNext()) {
                drawChild(frame, frame.rest.next());
            } else {
                frames.remove(frames.size() - 1);
                if (!indents.isEmpty()) {
                    indents.remove(indents.size() - 1);
                }
            }
        }
        flush();
    }

    private void push(Line line) {
        Part part = line.isFailed() ? Part.TREE_FAILED : DEPTH_COLORS.get(frames.size() % 3);
        frames.add(new Frame(line.inside(), part));
    }

    private void drawChild(Frame frame, Line child) throws IOException {
        boolean isLast = !frame.rest.hasNext();
        indent();
        stroke(frame.part, isLast ? strokes.last() : strokes.fork());
        label.setLength(0);
        child.write(label);
        indents.add(isLast ? "    " : painted(frame.part, strokes.vertical()));
        writeLabel();
        text.append('\n');
        if (text.length() > 8192) {
            flush();
        }
        push(child);
    }

    private void indent() {
        int skipped = Math.max(0, indents.size() - maxIndent);
        if (skipped > 0) {
            text.append('(').append(skipped).append(" levels) ");
        }
        for (int i = skipped; i < indents.size(); i++) {
            text.append(indents.get(i));
        }
    }

    private void writeLabel() {
        int from = 0;
        for (int newline = label.indexOf("\n"); newline >= 0; newline = label.indexOf("\n", from)) {
            text.append(label, from, newline).append(strokes.newline()).append('\n');
            indent();
            from = newline + 1;
        }
        text.append(label, from, label.length());
    }

    private void stroke(Part part, String stroke) {
        text.append(paint.before(part)).append(stroke).append(paint.after(part));
    }

    private String painted(Part part, String stroke) {
        return paint.before(part).isEmpty() ? stroke : paint.before(part) + stroke + paint.after(part);
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }

    private record Frame(Iterator<Line> rest, Part part) {}
}
