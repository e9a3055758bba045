// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.tree.Theme.Part;
import java.util.EnumMap;
import java.util.Map;

/** A theme's looks as the codes before and after a text. */
final class Paint {
    private final boolean isPlain;
    private final Map<Part, String> before = new EnumMap<>(Part.class);
    private final Map<Part, String> after = new EnumMap<>(Part.class);

    /**
     * Looks up all codes.
     *
     * @param asPython whether attributes come after the text, where they have no effect, and texts without a look are
     *     reset too
     */
    Paint(Theme theme, boolean asPython) {
        isPlain = theme.isPlain();
        for (Part part : Part.values()) {
            Style style = theme.style(part);
            boolean bare = theme.isPlain() || (!asPython && style.equals(Style.NONE));
            before.put(part, bare ? "" : style.colorCodes() + (asPython ? "" : style.attributeCodes()));
            after.put(part, bare ? "" : (asPython ? style.attributeCodes() : "") + "\u001b[0m");
        }
    }

    /** Whether there is nothing before and after any text. */
    boolean isPlain() {
        return isPlain;
    }

    String before(Part part) {
        return before.getOrDefault(part, "");
    }

    String after(Part part) {
        return after.getOrDefault(part, "");
    }
}
