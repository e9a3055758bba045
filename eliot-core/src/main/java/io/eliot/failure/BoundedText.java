// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.failure;

import java.io.Writer;

/** Text that grows up to a bound: a chain of causes has no end if each asked for its cause makes another. */
final class BoundedText extends Writer {
    private static final int LONGEST = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] characters, int from, int count) {
        int room = LONGEST - text.length();
        text.append(characters, from, Math.min(count, room));
        if (count > room) {
            throw new Full();
        }
    }

    @Override
    public void write(String characters, int from, int count) {
        int room = LONGEST - text.length();
        text.append(characters, from, from + Math.min(count, room));
        if (count > room) {
            throw new Full();
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** What was written, its lines ended by line feeds, also the last one. */
    String lines() {
        String lines = text.toString().replace(System.lineSeparator(), "\n");
        return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Ends a stack trace. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Full() {
            super(null, null, false, false);
        }
    }
}
