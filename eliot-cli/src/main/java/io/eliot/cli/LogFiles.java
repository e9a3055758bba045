// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The files a command is to read: paths, patterns or {@code -} for the standard input; compressed or not. */
final class LogFiles {
    private static final String STDIN = "-";

    private final Session session;
    private final List<String> names;

    private LogFiles(Session session, List<String> names) {
        this.session = session;
        this.names = names;
    }

    /** The files the arguments stand for; the standard input if there are none. */
    static LogFiles of(Session session, List<String> arguments) throws IOException {
        List<String> names = new ArrayList<>();
        for (String argument : arguments.isEmpty() ? List.of(STDIN) : arguments) {
            names.addAll(expand(session.directory(), argument));
        }
        return new LogFiles(session, names);
    }

    private static List<String> expand(Path directory, String argument) throws IOException {
        Path path = directory.resolve(argument);
        if (argument.equals(STDIN) || Files.exists(path) || !isPattern(path)) {
            return List.of(argument);
        }
        List<String> found = matching(directory, path);
        if (found.isEmpty()) {
            throw new InputException("No file is called " + argument);
        }
        return found;
    }

    private static List<String> matching(Path directory, Path pattern) {
        Path folder = Objects.requireNonNullElse(pattern.getParent(), Path.of(""));
        while (isPattern(folder)) {
            folder = Objects.requireNonNullElse(folder.getParent(), Path.of(""));
        }
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
        int depth = pattern.toString().contains("**") ? Integer.MAX_VALUE : pattern.getNameCount();
        try (Stream<Path> files =
                Files.find(folder, depth, (file, attributes) -> !attributes.isDirectory() && matcher.matches(file))) {
            return files.map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("Cannot look into " + folder + ": " + e.getMessage());
        }
    }

    private static boolean isPattern(Path path) {
        return path.toString().matches(".*[*?\\[{].*");
    }

    List<String> names() {
        return names;
    }

    boolean isOnlyStdin() {
        return names.equals(List.of(STDIN));
    }

    Path path(String name) {
        return session.directory().resolve(name);
    }

    /** The bytes of all files together, as they are on disk; 0 if that is not known. */
    long size() {
        long size = 0;
        for (String name : names) {
            try {
                size += name.equals(STDIN) ? 0 : Files.size(path(name));
            } catch (IOException e) {
                return 0;
            }
        }
        return size;
    }

    /** What a file is called in reports. */
    static String label(String name) {
        return name.equals(STDIN) ? "<stdin>" : name;
    }

    /**
     * Opens one of the files.
     *
     * @param progress told how many bytes were read
     */
    InputStream open(String name, Progress progress) throws IOException {
        if (name.equals(STDIN)) {
            return decompressed(session.in(), progress);
        }
        if (!Files.isReadable(path(name)) || Files.isDirectory(path(name))) {
            throw new InputException("Cannot open " + name);
        }
        return decompressed(Files.newInputStream(path(name)), progress);
    }

    private static InputStream decompressed(InputStream raw, Progress progress) throws IOException {
        InputStream buffered = new BufferedInputStream(new CountedInputStream(raw, progress), 1 << 16);
        buffered.mark(4);
        byte[] start = buffered.readNBytes(4);
        buffered.reset();
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return new GZIPInputStream(new NeverDryInputStream(buffered), 1 << 16);
        }
        boolean isZstd = start.length == 4
                && start[0] == 0x28
                && start[1] == (byte) 0xb5
                && start[2] == 0x2f
                && start[3] == (byte) 0xfd;
        return isZstd ? new ZstdInputStream(buffered).setContinuous(false) : buffered;
    }

    /** Of a pipe that has nothing to read just now, the JDK's gzip reader would think that it ended with its first member. */
    private static final class NeverDryInputStream extends FilterInputStream {
        NeverDryInputStream(InputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            return Math.max(1, in.available());
        }
    }

    private static final class CountedInputStream extends FilterInputStream {
        private final Progress progress;

        CountedInputStream(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            progress.add(Math.max(0, read));
            return read;
        }
    }
}
