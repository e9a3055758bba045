// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        if (argument.equals(STDIN) || Files.exists(path) || !argument.matches(".*[*?\\[{].*")) {
            return List.of(argument);
        }
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> matches =
                Files.newDirectoryStream(folder, path.getFileName().toString())) {
            matches.forEach(match -> found.add(directory.relativize(match).toString()));
        } catch (IOException e) {
            throw new InputException("Cannot look into " + folder + ": " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw new InputException("No file is called " + argument);
        }
        found.sort(null);
        return found;
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
            return new GZIPInputStream(buffered, 1 << 16);
        }
        boolean isZstd = start.length == 4
                && start[0] == 0x28
                && start[1] == (byte) 0xb5
                && start[2] == 0x2f
                && start[3] == (byte) 0xfd;
        return isZstd ? new ZstdInputStream(buffered).setContinuous(false) : buffered;
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
