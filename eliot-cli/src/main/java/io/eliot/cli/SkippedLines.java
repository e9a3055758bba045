// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.RefusedLine;
import java.util.function.Consumer;

/** Reports lines that are no messages, the first of them one by one. */
final class SkippedLines implements Consumer<RefusedLine> {
    private static final int SHOWN = 20;

    private final Session session;
    private final Progress progress;
    private long count;

    SkippedLines(Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    @Override
    public void accept(RefusedLine line) {
        count++;
        if (count <= SHOWN) {
            progress.clear();
            session.err().println(line + ": " + shortened(line.text()));
        }
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }

    long count() {
        return count;
    }

    /** Says how many there were beyond those shown; gives back the exit status. */
    int finish() {
        progress.clear();
        if (count > SHOWN) {
            session.err().println("… and " + (count - SHOWN) + " more lines that are no messages");
        }
        return count > 0 ? ExitStatus.LINES_SKIPPED : ExitStatus.OK;
    }
}
