// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

/** What a tree is drawn with. */
record Strokes(String fork, String last, String vertical, String newline, String arrow, String hourglass) {
    static final Strokes UNICODE = new Strokes("├── ", "└── ", "│   ", "⏎", "⇒", "⧖");
    static final Strokes ASCII = new Strokes("|-- ", "+-- ", "|   ", "\n", "=>", "|Y|");
}
