// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import java.io.PrintStream;

/** Tells a terminal how far a long file is read. */
final class Progress {
    private static final long INTERVAL = 500_000_000L;
    private static final long MIN_SIZE = 50_000_000L;

    private final PrintStream err;
    private final boolean isShown;
    private final long total;
    private long read;
    private long lastShown;
    private boolean isOnScreen;

    /**
     * Starts at nothing.
     *
     * @param total bytes to read; 0 if unknown
     */
    Progress(PrintStream err, boolean isShown, long total) {
        this.err = err;
        this.isShown = isShown && total >= MIN_SIZE;
        this.total = total;
        this.lastShown = System.nanoTime();
    }

    void add(int bytes) {
        read += bytes;
        if (isShown && System.nanoTime() - lastShown > INTERVAL) {
            lastShown = System.nanoTime();
            isOnScreen = true;
            err.printf("\r%3d %% of %d MB ", read * 100 / total, total / 1_000_000);
        }
    }

    /** Takes it off the screen. */
    void clear() {
        if (isOnScreen) {
            err.print("\r\u001b[K");
            isOnScreen = false;
        }
    }
}
