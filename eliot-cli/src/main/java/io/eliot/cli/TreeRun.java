// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.cli.query.Selection;
import io.eliot.parse.JsonLines;
import io.eliot.parse.LineReader;
import io.eliot.parse.RefusedLine;
import io.eliot.parse.Task;
import io.eliot.parse.TaskParser;
import io.eliot.tree.TreeRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import tools.jackson.core.JacksonException;

/** One run of {@code eliot tree}: from lines to trees. */
final class TreeRun {
    private final Session session;
    private final LogFiles files;
    private final Selection selection;
    private final TreeRenderer renderer;
    private final Progress progress;

    TreeRun(Session session, LogFiles files, Selection selection, TreeRenderer renderer) {
        this.session = session;
        this.files = files;
        this.selection = selection;
        this.renderer = renderer;
        this.progress = InputArguments.progress(session, files);
    }

    /** All tasks that have something selected, whole; bad lines are reported and skipped. */
    int all() throws IOException {
        SkippedLines skipped = new SkippedLines(session, progress);
        TaskParser parser = TaskParser.builder().onRefusedLine(skipped).build(this::showSelected);
        boolean isLive = files.isOnlyStdin();
        LogLines.merged(files, progress, (line, source) -> {
            parser.add(line, source);
            if (isLive && line.isAtEnd()) {
                session.out().flush();
            }
        });
        parser.finish();
        return skipped.finish();
    }

    private void showSelected(Task task) {
        if (selection.matches(task)) {
            show(task);
        }
    }

    void show(Task task) {
        try {
            progress.clear();
            renderer.render(task, session.out().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int follow() throws IOException {
        return new Following(session, files, selection, renderer).run();
    }

    /** The messages that are selected, as tasks, up to the first bad line. */
    int asPython() throws IOException {
        TaskParser parser = TaskParser.builder()
                .maxOpenBytes(Long.MAX_VALUE)
                .onRefusedLine(TreeRun::stop)
                .build(this::show);
        try {
            LogLines.inOrder(files, progress, (line, source) -> addSelected(parser, line, source));
            parser.finish();
            return ExitStatus.OK;
        } catch (BadLineException e) {
            session.out().flush();
            session.err().print(e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private void addSelected(TaskParser parser, LineReader line, String source) {
        if (selection.isAll() || isSelected(line)) {
            parser.add(line, source);
        }
    }

    private boolean isSelected(LineReader line) {
        byte[] json = Arrays.copyOfRange(line.buffer(), line.offset(), line.offset() + line.length());
        try {
            return selection.matches(JsonLines.readMap(json));
        } catch (JacksonException e) {
            // Said by the parser, which reads it again.
            return true;
        }
    }

    private static void stop(RefusedLine line) {
        String problem = line.isJson() ? "Eliot message parse error" : "JSON parse error";
        throw new BadLineException(
                problem + ", file " + line.source() + ", line " + line.line() + ":\n" + line.text() + "\n\n");
    }

    /** The line at which the original gives up. */
    private static final class BadLineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadLineException(String message) {
            super(message);
        }
    }
}
