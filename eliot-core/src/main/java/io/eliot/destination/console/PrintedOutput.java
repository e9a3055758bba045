// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.destination.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * A print stream that throws when it fails, as other streams do. Since it never forgets that it failed, whoever wrote,
 * this throws from then on. Not closed, and flushed with each write.
 */
final class PrintedOutput extends OutputStream {
    private final PrintStream out;

    PrintedOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        flush();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Throws if the stream has ever failed. */
    @Override
    public void flush() throws IOException {
        if (hasFailed()) {
            throw new IOException("The stream does not take any more");
        }
    }

    boolean hasFailed() {
        return out.checkError();
    }
}
