// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Theme.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Draws a tree line by line, without recursion: it may be 100,000 levels deep. */
final class Drawing {
    private static final List<Part> DEPTH_COLORS = List.of(Part.TREE_COLOR0, Part.TREE_COLOR1, Part.TREE_COLOR2);
    private static final int FLUSHED = 1 << 15;

    private final Sink sink;
    private final Strokes strokes;
    private final Paint paint;
    private final int maxIndent;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Utf8Text text = new Utf8Text(2048);

    /** The strokes before a line, of all levels, and where those of each level begin. */
    private final Utf8Text indent = new Utf8Text(64);

    private int[] indentStarts = new int[16];
    private int levels;

    /** Takes what is drawn, in pieces. */
    interface Sink {
        void accept(Utf8Text text) throws IOException;
    }

    /**
     * Prepares a drawing.
     *
     * @param maxIndent how many levels of indentation are written at most; beyond it they are counted
     */
    Drawing(Sink sink, Strokes strokes, Paint paint, int maxIndent) {
        this.sink = sink;
        this.strokes = strokes;
        this.paint = paint;
        this.maxIndent = maxIndent;
    }

    void draw(Line root) throws IOException {
        root.write(text);
        text.append('\n');
        frames.push(frame(root, root.inside()));
        while (!frames.isEmpty()) {
            Frame frame = frames.element();
            if (frame.rest.hasNext()) {
                drawChild(frame, frame.rest.next());
            } else {
                frames.remove();
                unindent();
            }
        }
        text.append('\n');
        flush();
    }

    private Frame frame(Line line, Iterator<Line> inside) {
        return new Frame(inside, line.isFailed() ? Part.TREE_FAILED : DEPTH_COLORS.get(frames.size() % 3));
    }

    private void drawChild(Frame frame, Line child) throws IOException {
        boolean isLast = !frame.rest.hasNext();
        writeIndent();
        stroke(frame.part, isLast ? strokes.last() : strokes.fork(), text);
        indent(frame.part, isLast);
        int label = text.length();
        child.write(text);
        if (text.hasNewlineFrom(label)) {
            indentLines(label);
        }
        text.append('\n');
        if (text.length() > FLUSHED) {
            flush();
        }
        Iterator<Line> inside = child.inside();
        if (inside.hasNext()) {
            frames.push(frame(child, inside));
        } else {
            unindent();
        }
    }

    private void indent(Part part, boolean isLast) {
        if (levels == indentStarts.length) {
            indentStarts = Arrays.copyOf(indentStarts, 2 * levels);
        }
        indentStarts[levels++] = indent.length();
        if (isLast) {
            indent.append("    ");
        } else {
            stroke(part, strokes.vertical(), indent);
        }
    }

    private void unindent() {
        if (levels > 0) {
            indent.truncate(indentStarts[--levels]);
        }
    }

    private void writeIndent() {
        int skipped = Math.max(0, levels - maxIndent);
        if (skipped > 0) {
            text.append("(" + skipped + " levels) ");
        }
        text.append(indent, skipped == 0 ? 0 : indentStarts[skipped], indent.length());
    }

    /** Indents all lines of the label but the first. */
    private void indentLines(int start) {
        Utf8Text label = new Utf8Text(text.length() - start).append(text, start, text.length());
        text.truncate(start);
        int from = 0;
        for (int newline = label.newlineFrom(0); newline >= 0; newline = label.newlineFrom(from)) {
            text.append(label, from, newline).append(strokes.newline()).append('\n');
            writeIndent();
            from = newline + 1;
        }
        text.append(label, from, label.length());
    }

    private void stroke(Part part, Utf8Text stroke, Utf8Text out) {
        if (paint.isPlain()) {
            out.append(stroke);
        } else {
            out.append(paint.before(part)).append(stroke).append(paint.after(part));
        }
    }

    private void flush() throws IOException {
        sink.accept(text);
        text.truncate(0);
    }

    private record Frame(Iterator<Line> rest, Part part) {}
}
