// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import io.eliot.parse.TaskParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that every task is complete and every place in it is there once, and names those that are not, with"
                    + " file and line. Ends with 1 if there are any, or lines that are no messages.",
            "Messages that the writer dropped, and said so, are counted."
        },
        footer = {
            "",
            "Examples:",
            "  eliot check 'logs/*.log'",
            "  eliot check --expect-path 'http:server>OrderService.place>http:client' orders.log stock.log"
        })
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private InputArguments input = new InputArguments();

    @Option(
            names = "--expect-path",
            paramLabel = "PATH",
            converter = PathConverter.class,
            description =
                    "Types that must be found directly in one another in some task, such as a>b>c; can be repeated.")
    private List<ExpectedPath> paths = new ArrayList<>();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        LogFiles files = input.open(session);
        Progress progress = InputArguments.progress(session, files);
        SkippedLines skipped = new SkippedLines(session, progress);
        Check check = new Check(this::write, paths);
        TaskParser parser = TaskParser.builder()
                .withFieldsOf(check::needsFieldsOf)
                .onRefusedLine(skipped)
                .build(check::look);
        LogLines.merged(files, progress, parser::add);
        parser.finish();
        skipped.finish();
        return check.finish(skipped.count()) ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void write(String line) {
        try {
            session.out().write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final class PathConverter implements ITypeConverter<ExpectedPath> {
        @Override
        public ExpectedPath convert(String value) {
            try {
                return new ExpectedPath(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
