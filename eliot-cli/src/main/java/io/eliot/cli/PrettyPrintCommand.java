// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.tree.PrettyPrinter;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prettyprint",
        mixinStandardHelpOptions = true,
        description = "Shows messages one after the other. Lines that are no messages are shown as such.",
        footer = {"", "Examples:", "  eliot prettyprint app.log", "  tail -F app.log | eliot prettyprint --compact"})
final class PrettyPrintCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private InputArguments input = new InputArguments();

    @Option(
            names = {"-c", "--compact"},
            description = "One line for each message.")
    private boolean isCompact;

    @Option(
            names = {"-l", "--local-timezone"},
            description = "Show times in the local time zone.")
    private boolean isLocal;

    @Option(
            names = "--python",
            description = "Write what eliot-prettyprint writes, byte for byte: values in Python's spelling.")
    private boolean isPython;

    PrettyPrintCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        PrettyPrinter printer = printer();
        LogFiles files = input.open(session);
        Progress progress = InputArguments.progress(session, files);
        boolean isLive = files.isOnlyStdin();
        LogLines.inOrder(files, progress, (line, source) -> {
            session.out().write(printer.format(line.buffer(), line.offset(), line.length()));
            if (isLive && line.isAtEnd()) {
                session.out().flush();
            }
        });
        progress.clear();
        return ExitStatus.OK;
    }

    private PrettyPrinter printer() {
        PrettyPrinter.Builder options = PrettyPrinter.builder();
        if (isCompact) {
            options.compact();
        }
        if (isPython) {
            options.python();
        }
        if (isLocal) {
            options.zone(session.zone());
        }
        return options.build();
    }
}
