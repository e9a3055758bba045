// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs commands as in a shell, and keeps what they write. */
final class Terminal {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private ZoneId zone = ZoneOffset.UTC;
    private boolean isTerminal;

    Terminal(Path directory) {
        this.directory = directory;
    }

    Terminal stdin(byte[] bytes) {
        return stdin(new ByteArrayInputStream(bytes));
    }

    Terminal stdin(InputStream stream) {
        in = stream;
        return this;
    }

    Terminal zone(String name) {
        zone = ZoneId.of(name);
        return this;
    }

    Terminal onTerminal() {
        isTerminal = true;
        return this;
    }

    Terminal env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Session session() {
        return new Session(
                in,
                new Output(out),
                new PrintStream(err, true, UTF_8),
                directory,
                directory.resolve("home"),
                zone,
                environment,
                isTerminal,
                false);
    }

    int run(String... args) {
        return EliotCli.run(session(), args);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
