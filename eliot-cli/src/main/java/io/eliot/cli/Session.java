// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where a command runs: its streams, folder, environment and terminal.
 *
 * @param home the folder with the user's configuration
 * @param isTerminal whether the output is looked at as it is written
 * @param isErrTerminal whether messages are
 */
record Session(
        InputStream in,
        Output out,
        PrintStream err,
        Path directory,
        Path home,
        ZoneId zone,
        Map<String, String> environment,
        boolean isTerminal,
        boolean isErrTerminal) {

    /** That of this process. UTF-8 whatever the locale. */
    static Session ofProcess() {
        return new Session(
                new FileInputStream(FileDescriptor.in),
                new Output(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
                Path.of(""),
                Path.of(System.getProperty("user.home")),
                ZoneId.systemDefault(),
                System.getenv(),
                isTerminal("eliot.terminal.out", 1),
                isTerminal("eliot.terminal.err", 2));
    }

    /** What the launcher asked the shell; without it, what Linux tells. Java itself cannot tell on all its versions. */
    private static boolean isTerminal(String property, int descriptor) {
        String told = System.getProperty(property);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        try {
            Path device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return device.startsWith("/dev/pts") || device.toString().startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    boolean hasColor(String when) {
        return switch (when) {
            case "always" -> true;
            case "never" -> false;
            default ->
                isTerminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
    }

    /** What some terminals tell of their background; dark is the guess. */
    boolean isDark() {
        String colors = environment.getOrDefault("COLORFGBG", "");
        String background = colors.substring(colors.lastIndexOf(';') + 1);
        return !background.matches("\\d+") || background.matches("[0-6]|8");
    }
}
