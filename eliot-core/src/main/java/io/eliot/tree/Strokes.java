// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

/** What a tree is drawn with. */
record Strokes(Utf8Text fork, Utf8Text last, Utf8Text vertical, Utf8Text newline, Utf8Text arrow, Utf8Text hourglass) {
    static final Strokes UNICODE = of("├── ", "└── ", "│   ", "⏎", " ⇒ ", " ⧖ ");
    static final Strokes ASCII = of("|-- ", "+-- ", "|   ", "\n", " => ", " |Y| ");

    private static Strokes of(
            String fork, String last, String vertical, String newline, String arrow, String hourglass) {
        return new Strokes(
                Utf8Text.of(fork),
                Utf8Text.of(last),
                Utf8Text.of(vertical),
                Utf8Text.of(newline),
                Utf8Text.of(arrow),
                Utf8Text.of(hourglass));
    }
}
