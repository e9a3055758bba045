// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.cli.query.Selection;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows tasks as they are written. On a terminal the tasks that still run stand below the finished ones, and are drawn
 * again as they go on.
 */
final class Following {
    private static final long INTERVAL_MILLIS = 200;
    private static final int RUNNING_SHOWN = 20;
    /** While running tasks are drawn: a wrapped line would take more rows than are cleared. */
    private static final String NO_WRAPPING = "\u001b[?7l";

    private static final String WRAPPING = "\u001b[?7h";

    private final Session session;
    private final Selection selection;
    private final TreeRenderer renderer;
    private final List<GrowingFile> files = new ArrayList<>();
    private final SkippedLines skipped;
    private final TaskParser parser;
    private int linesBelow;

    Following(Session session, LogFiles files, Selection selection, TreeRenderer renderer) {
        if (files.isOnlyStdin()) {
            throw new InputException("--follow needs a file; the standard input is followed without it");
        }
        this.session = session;
        this.selection = selection;
        this.renderer = renderer;
        files.names().forEach(name -> this.files.add(new GrowingFile(files.path(name), name)));
        this.skipped = new SkippedLines(session, new Progress(session.err(), false, 0));
        this.parser = TaskParser.builder().onRefusedLine(skipped).build(this::show);
    }

    /** Ends when the thread is interrupted, or with the process. */
    int run() throws IOException {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                readOnce();
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return skipped.finish();
    }

    /** Reads what is new and shows what came of it. */
    void readOnce() throws IOException {
        boolean isNews = false;
        for (GrowingFile file : files) {
            isNews |= file.readNew(parser, this::clear);
        }
        if (isNews && session.isTerminal()) {
            clear();
            showRunning();
        }
        session.out().flush();
    }

    private void show(Task task) {
        if (selection.matches(task)) {
            clear();
            try {
                renderer.render(task, session.out().stream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void clear() {
        if (linesBelow > 0) {
            try {
                session.out().write("\u001b[" + linesBelow + "A\u001b[J");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            linesBelow = 0;
        }
    }

    /** As many lines as are sure to be on the screen: what has scrolled away cannot be drawn again. */
    private void showRunning() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Task task : parser.incompleteTasks()) {
            if (selection.matches(task)) {
                renderer.render(task, text);
            }
        }
        List<String> lines = text.toString().lines().toList();
        int first = Math.max(0, lines.size() - height());
        linesBelow = lines.size() - first;
        if (linesBelow > 0) {
            String shown = String.join("\n", lines.subList(first, lines.size()));
            session.out().write(NO_WRAPPING + shown + "\n" + WRAPPING);
        }
    }

    private int height() {
        String lines = session.environment().getOrDefault("LINES", "");
        return lines.matches("[1-9]\\d{0,3}") ? Math.max(1, Integer.parseInt(lines) - 2) : RUNNING_SHOWN;
    }
}
