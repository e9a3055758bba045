// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eliot.cli.config.ConfigException;
import io.eliot.cli.query.QueryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/**
 * Reads logs at the command line.
 *
 * @since 0.1.0
 */
@Command(
        name = "eliot",
        mixinStandardHelpOptions = true,
        versionProvider = EliotCli.Version.class,
        description = "Reads logs written by Eliot, in Java or in Python.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all went well",
            "1:check found something, or an expression or configuration cannot be used",
            "2:the command line is wrong, or a file cannot be opened",
            "3:done, but some lines were no messages and were skipped",
            "141:the reader of the output went away"
        },
        footer = {
            "",
            "Examples:",
            "  eliot tree logs/*.log                     all tasks, the services' logs merged",
            "  eliot tree --select 'status == `500`' app.log",
            "  tail -F app.log | eliot tree              tasks as they are completed",
            "  eliot check app.log && echo whole",
            "  source <(eliot generate-completion)       completion for bash and zsh"
        })
public final class EliotCli {
    private EliotCli() {}

    /**
     * Runs a command and ends the virtual machine with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(Session.ofProcess(), args));
    }

    static int run(Session session, String... args) {
        CommandLine command = new CommandLine(new EliotCli())
                .addSubcommand(new TreeCommand(session))
                .addSubcommand(new PrettyPrintCommand(session))
                .addSubcommand(new FilterCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new StatsCommand(session))
                .addSubcommand(new GenerateCompletion())
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(session.out().stream(), false, UTF_8))
                .setErr(new PrintWriter(session.err(), true, UTF_8))
                .setParameterExceptionHandler((e, line) -> misused(session, e))
                .setExecutionExceptionHandler((e, line, result) -> failed(session, e));
        int status = command.execute(args.length == 0 ? new String[] {"--help"} : args);
        return flush(session, status);
    }

    private static int misused(Session session, ParameterException e) {
        if (e.getCause() instanceof QueryException wrong) {
            return failed(session, wrong);
        }
        CommandLine failing = e.getCommandLine();
        failing.getErr().println("eliot: " + e.getMessage());
        failing.getErr().println("Try '" + failing.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.USAGE;
    }

    private static int flush(Session session, int status) {
        try {
            session.out().flush();
            return status;
        } catch (IOException e) {
            return failed(session, e);
        }
    }

    private static int failed(Session session, Exception thrown) {
        Exception e = thrown instanceof UncheckedIOException wrapped
                ? Objects.requireNonNullElse(wrapped.getCause(), thrown)
                : thrown;
        if (e instanceof ClosedPipeException) {
            return ExitStatus.CLOSED_PIPE;
        }
        if (e instanceof InputException) {
            session.err().println("eliot: " + e.getMessage());
            return ExitStatus.USAGE;
        }
        boolean isExpected = e instanceof QueryException || e instanceof ConfigException;
        String reason = e instanceof NoSuchFileException ? "no such file: " + e.getMessage() : e.getMessage();
        session.err().println("eliot: " + (isExpected || e instanceof IOException ? reason : e.toString()));
        return flushed(session);
    }

    private static int flushed(Session session) {
        try {
            session.out().flush();
        } catch (IOException e) {
            // It failed before, which was said, or nobody reads on.
            return ExitStatus.FAILED;
        }
        return ExitStatus.FAILED;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = EliotCli.class.getPackage().getImplementationVersion();
            return new String[] {"eliot " + (version == null ? "(unreleased)" : version)};
        }
    }
}
