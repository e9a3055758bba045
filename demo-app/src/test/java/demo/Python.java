// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The programs in {@code interop/}, which log with Python's Eliot. */
final class Python {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path FOLDER = Path.of("../interop");

    private Python() {}

    /** Skips the test where Python's Eliot is missing, or fails it where {@code INTEROP=required} says so. */
    static void requireEliot() throws IOException, InterruptedException {
        boolean found =
                Files.isExecutable(Path.of(PYTHON)) && exitStatus(PATIENCE, List.of(PYTHON, "-c", "import eliot")) == 0;
        assumeTrue(
                found || "required".equals(System.getenv("INTEROP")),
                "Skipped: " + PYTHON + " has no Eliot, which apt-get install python3-eliot brings");
        assertThat(found).as("Eliot for " + PYTHON).isTrue();
    }

    /** Starts a server; it is ready, and has said where. */
    static Server serve(Path log) throws IOException {
        Process process = new ProcessBuilder(command("eliot_server.py", "0", log.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        String line = Objects.requireNonNull(output.readLine(), "the server ended");
        return new Server(process, line.substring(line.indexOf("http://")));
    }

    /** Runs a program to its end, which must be a good one. */
    static void run(String program, String... arguments) throws IOException, InterruptedException {
        run(PATIENCE, program, arguments);
    }

    /** Runs a program to its end, which must be a good one and come in time. */
    static void run(Duration patience, String program, String... arguments) throws IOException, InterruptedException {
        assertThat(exitStatus(patience, command(program, arguments)))
                .as(program)
                .isZero();
    }

    private static int exitStatus(Duration patience, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                .as("%s ends in time", command)
                .isTrue();
        return process.exitValue();
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(PYTHON, FOLDER.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    record Server(Process process, String url) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
        }
    }
}
