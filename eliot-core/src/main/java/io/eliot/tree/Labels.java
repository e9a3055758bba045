// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import org.jspecify.annotations.Nullable;

/**
 * Names and types as they are shown, ready to be copied: most logs have few. Thread-safe: labels can be seen by any thread,
 * and one that a thread misses is made again.
 */
final class Labels {
    private static final int SIZE = 256;
    /** What is longer is not kept, so that no log can make this large. */
    private static final int MAX_LENGTH = 100;

    private final Unprintable unprintable;
    private final @Nullable Label[] known = new @Nullable Label[SIZE];

    Labels(Unprintable unprintable) {
        this.unprintable = unprintable;
    }

    /** On one line, whatever it is; not to be changed. */
    Utf8Text of(String text) {
        if (text.length() > MAX_LENGTH) {
            return shown(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 8)) & (SIZE - 1);
        Label label = known[slot];
        if (label == null || !label.text.equals(text)) {
            label = new Label(text, shown(text));
            known[slot] = label;
        }
        return label.shown;
    }

    private Utf8Text shown(String text) {
        return Utf8Text.of(unprintable.escape(text, false));
    }

    private record Label(String text, Utf8Text shown) {}
}
