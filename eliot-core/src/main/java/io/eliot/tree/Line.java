// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import java.util.Iterator;

/** One node of the drawn tree. */
interface Line {
    /** Writes the text of the node; it may have several lines. */
    void write(Utf8Text out);

    /** The nodes below, in order. Asked for once, after {@link #write}. */
    Iterator<Line> inside();

    /** Whether the lines of the tree below show that something failed. */
    default boolean isFailed() {
        return false;
    }
}
