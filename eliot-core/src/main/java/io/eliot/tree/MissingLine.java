// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.tree;

import io.eliot.parse.MissingPlaces;
import io.eliot.tree.Theme.Part;
import java.util.Collections;
import java.util.Iterator;

/** Places that no message was seen of. */
record MissingLine(MissingPlaces places, Writing writing) implements Line {
    @Override
    public void write(Utf8Text out) {
        writing.paint(Part.ERROR, text(), out);
    }

    private String text() {
        String first = writing.level(places.firstLevel());
        if (places.isOpenEnd()) {
            return "… " + first + " … end missing";
        }
        if (places.first() == places.last()) {
            return "… " + first + " missing";
        }
        return "… " + first + " … " + writing.level(places.lastLevel()) + " missing";
    }

    @Override
    public Iterator<Line> inside() {
        return Collections.emptyIterator();
    }
}
