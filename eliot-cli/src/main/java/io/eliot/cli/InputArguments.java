// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The files on the command line. */
final class InputArguments {
    static final String HELP =
            "Logs, also compressed with gzip or zstd, patterns such as 'logs/*.log', or - for the standard input, which is"
                    + " also read when there is no FILE.";

    @Parameters(paramLabel = "FILE", description = HELP)
    List<String> files = new ArrayList<>();

    LogFiles open(Session session) throws IOException {
        return LogFiles.of(session, files);
    }

    static Progress progress(Session session, LogFiles files) {
        return new Progress(session.err(), session.isErrTerminal() && !session.isTerminal(), files.size());
    }
}
