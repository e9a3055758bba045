// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@link System#out}, and once that has failed, whoever wrote to it, what is behind it: the print stream would say for
 * ever that it fails, where the other throws exactly when it does. Thread-safe; never closed.
 */
final class StandardOutput extends OutputStream {
    private static final byte[] NOTHING = {};

    private final PrintedOutput printed;
    private final OutputStream behind;
    private volatile boolean printedHasFailed;

    /** For what is written behind, which the operating system may take in several pieces. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock; at first it is the print stream that may have torn one. */
    private boolean lastLineMayBeTorn = true;

    StandardOutput(PrintStream printed, OutputStream behind) {
        this.printed = new PrintedOutput(printed);
        this.behind = behind;
    }

    /** The one of this process. */
    static StandardOutput ofProcess() {
        return new StandardOutput(System.out, new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (hasPrintedFailed()) {
            writeBehind(bytes, offset, length);
        } else {
            printed.write(bytes, offset, length);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Throws while it fails, although there is nothing to be written. */
    @Override
    public void flush() throws IOException {
        if (hasPrintedFailed()) {
            writeBehind(NOTHING, 0, 0);
        }
    }

    /** Not asked again once it has: it would try to write what it still holds, in part once more. */
    private boolean hasPrintedFailed() {
        if (!printedHasFailed && printed.hasFailed()) {
            printedHasFailed = true;
        }
        return printedHasFailed;
    }

    private void writeBehind(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (lastLineMayBeTorn) {
                behind.write('\n');
            }
            lastLineMayBeTorn = true;
            behind.write(bytes, offset, length);
            lastLineMayBeTorn = false;
        } finally {
            lock.unlock();
        }
    }
}
