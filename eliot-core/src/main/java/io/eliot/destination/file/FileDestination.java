// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.file;

import io.eliot.destination.BatchDestination;
import io.eliot.json.EncodedMessage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/**
 * Appends each message to a file, one line each. When {@link #write} has returned, the line is with the operating
 * system: it survives the process, not a power cut (spec K1).
 *
 * <p>Thread-safe; a write is one system call. Threads that write at the same time are kept apart by the operating system,
 * which appends each line as a whole; only a line of more than {@value #AT_ONCE} bytes, and any to something that is no
 * regular file, is written alone. A line that a full disk or a killed process left unfinished is ended before the next
 * write, so at most that one is lost, and what was being written at the same moment.
 *
 * @since 0.1.0
 */
public final class FileDestination implements BatchDestination {
    /** What every JDK's file stream hands to the operating system in one piece. */
    private static final int AT_ONCE = 8192;

    /** For those that a queue has written: half the time a line of what {@value #AT_ONCE} bytes take; more hardly helps. */
    private static final int TOGETHER = 1 << 16;

    private final Path path;
    private final OutputStream out;
    private final boolean appendsWhole;

    /** Shared by writes that the operating system keeps apart; exclusive for all else. */
    private final StampedLock lock = new StampedLock();

    private volatile boolean lastLineMayBeTorn = true;

    /** Of whoever has the lock alone: until it was looked at first. */
    private boolean endIsOfOthers = true;

    /** Of whoever has the lock alone. */
    private final Lines lines = new Lines();

    private FileDestination(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
        this.appendsWhole = Files.isRegularFile(path);
    }

    /**
     * Opens a file for appending; the file and the folders it is in are created where they are missing.
     *
     * @param path the file
     * @return a destination that keeps the file open until it is closed
     * @throws UncheckedIOException if the file cannot be opened for writing (spec K3)
     */
    public static FileDestination of(Path path) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // Not a FileChannel: that one is closed for all when a thread that writes is interrupted.
            return new FileDestination(path, new FileOutputStream(path.toFile(), true));
        } catch (IOException e) {
            throw new UncheckedIOException("The log file " + path + " cannot be opened for writing", e);
        }
    }

    @Override
    public void write(EncodedMessage message) throws IOException {
        if (!appendsWhole || message.size() > AT_ONCE || lastLineMayBeTorn || !isWrittenBesideOthers(message)) {
            writeAlone(message);
        }
    }

    /** Returns false, having written nothing, if a line was torn while this one waited. */
    private boolean isWrittenBesideOthers(EncodedMessage message) throws IOException {
        long stamp = lock.readLock();
        try {
            if (lastLineMayBeTorn) {
                return false;
            }
            boolean whole = false;
            try {
                message.writeTo(out);
                whole = true;
            } finally {
                if (!whole) {
                    lastLineMayBeTorn = true;
                }
            }
            return true;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void writeAlone(EncodedMessage message) throws IOException {
        long stamp = lock.writeLock();
        try {
            if (lastLineMayBeTorn) {
                endTornLine();
            }
            lastLineMayBeTorn = true;
            message.writeTo(out);
            lastLineMayBeTorn = false;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Takes as many as the operating system appends in one piece when nobody else writes. */
    @Override
    public int writeSome(List<EncodedMessage> messages) throws IOException {
        int count = appendsWhole ? fittingTogether(messages) : 1;
        if (count > 1) {
            return writeTogether(messages.subList(0, count));
        }
        write(messages.get(0));
        return 1;
    }

    private static int fittingTogether(List<EncodedMessage> messages) {
        int room = TOGETHER;
        int count = 0;
        while (count < messages.size() && messages.get(count).size() <= room) {
            room -= messages.get(count++).size();
        }
        return count;
    }

    private int writeTogether(List<EncodedMessage> messages) throws IOException {
        long stamp = lock.writeLock();
        try {
            lines.length = 0;
            if (lastLineMayBeTorn) {
                endTornLine();
            }
            lastLineMayBeTorn = true;
            for (EncodedMessage message : messages) {
                message.writeTo(lines);
            }
            out.write(lines.bytes, 0, lines.length);
            lastLineMayBeTorn = false;
            return messages.size();
        } catch (IOException e) {
            return countArrived(messages, e);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** A stream does not say how much of it was written before it failed; the end of the file does. */
    private int countArrived(List<EncodedMessage> messages, IOException failure) throws IOException {
        int arrived = 0;
        try {
            arrived = FileEnd.arrived(path, Arrays.copyOf(lines.bytes, lines.length));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        int count = 0;
        while (count < messages.size() && messages.get(count).size() <= arrived) {
            arrived -= messages.get(count++).size();
        }
        if (count == 0) {
            throw failure;
        }
        return count;
    }

    private void endTornLine() throws IOException {
        boolean torn = endIsOfOthers ? FileEnd.staysTorn(path) : FileEnd.isTorn(path);
        endIsOfOthers = false;
        if (torn) {
            out.write('\n');
        }
    }

    @Override
    public boolean isMuted() {
        return false;
    }

    @Override
    public void close() throws IOException {
        long stamp = lock.writeLock();
        try {
            out.close();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public String toString() {
        return "file " + path;
    }

    /** Takes no lock for each line, as a {@link java.io.ByteArrayOutputStream} does: that stands still until it is read. */
    private static final class Lines extends OutputStream {
        final byte[] bytes = new byte[TOGETHER];
        int length;

        @Override
        public void write(byte[] line, int offset, int count) {
            System.arraycopy(line, offset, bytes, length, count);
            length += count;
        }

        @Override
        public void write(int b) {
            bytes[length++] = (byte) b;
        }
    }
}
