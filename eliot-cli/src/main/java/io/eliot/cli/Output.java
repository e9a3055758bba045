// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What a command writes: UTF-8 whatever the locale, in large pieces. */
final class Output {
    private final OutputStream stream;

    Output(OutputStream stream) {
        this.stream = new BufferedOutputStream(new PipeOutputStream(stream), 1 << 16);
    }

    OutputStream stream() {
        return stream;
    }

    void write(String text) throws IOException {
        stream.write(text.getBytes(UTF_8));
    }

    void flush() throws IOException {
        stream.flush();
    }
}
