// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, as bytes, split at {@code \n} only. The last one needs no end.
 *
 * <p>Of a line that is too long only the beginning is kept, so that no input can take more memory than this.
 *
 * @since 0.1.0
 */
public final class LineReader implements Closeable {
    /** Lines longer than this are cut: 16 MiB. */
    public static final int MAX_LENGTH = 16 << 20;

    private final InputStream input;
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int scanned;
    private int end;
    private int lineLength;
    private boolean cut;
    private long number;

    /**
     * Reads from the stream as lines are asked for.
     *
     * @param input read to its end in large pieces; needs no buffer of its own
     */
    public LineReader(InputStream input) {
        this.input = input;
    }

    /**
     * Goes to the next line. What was read of the line before is overwritten.
     *
     * @return whether there is one
     * @throws IOException if the stream fails
     */
    public boolean next() throws IOException {
        start = scanned;
        cut = false;
        while (true) {
            int newline = indexOfNewline();
            if (newline >= 0) {
                lineLength = newline - start;
                scanned = newline + 1;
                number++;
                return true;
            }
            scanned = end;
            if (!fill()) {
                return lastLine();
            }
        }
    }

    private int indexOfNewline() {
        byte[] bytes = buffer;
        for (int i = scanned; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (end - start > MAX_LENGTH) {
            cut = true;
            scanned = end = start + MAX_LENGTH;
        }
        if (end == buffer.length) {
            makeRoom();
        }
        int read = input.read(buffer, end, buffer.length - end);
        if (read > 0) {
            end += read;
        }
        return read >= 0;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            scanned -= start;
            end -= start;
            start = 0;
        }
        if (end > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    private boolean lastLine() {
        lineLength = end - start;
        scanned = end;
        if (lineLength == 0) {
            return false;
        }
        number++;
        return true;
    }

    /**
     * The bytes the line is in.
     *
     * @return not a copy: valid until {@link #next()}
     */
    public byte[] buffer() {
        return buffer;
    }

    /**
     * Where the line begins in {@link #buffer()}.
     *
     * @return an index
     */
    public int offset() {
        return start;
    }

    /**
     * How long the line is, without its end.
     *
     * @return a number of bytes, at most {@link #MAX_LENGTH}
     */
    public int length() {
        return Math.min(lineLength, MAX_LENGTH);
    }

    /**
     * Whether the line is longer than {@link #MAX_LENGTH}.
     *
     * @return whether its rest was skipped
     */
    public boolean isCut() {
        return cut || lineLength > MAX_LENGTH;
    }

    /**
     * Whether the line is the last that was read so far, so that {@link #next()} may have to wait for more.
     *
     * @return whether nothing is left in the buffer
     */
    public boolean isAtEnd() {
        return scanned == end;
    }

    /**
     * The number of the line.
     *
     * @return from 1 up; 0 before the first
     */
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
