// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Collection;
import java.util.Iterator;

/** A collection as an array: of a very large one the first elements and how many there are (L17). */
final class CollectionEncoding implements Encoding {
    static final CollectionEncoding INSTANCE = new CollectionEncoding();

    private static final int UNKNOWN = -1;

    private CollectionEncoding() {}

    @Override
    public void write(Object value, Walk walk) {
        Collection<?> collection = (Collection<?>) value;
        if (!walk.enter(collection)) {
            return;
        }
        int size = collection.size();
        int most = walk.bounds().elements();
        if (size > most) {
            Summary.start(walk.out);
            elements(collection, size, walk);
            Summary.end(size, walk.out);
            walk.problem(Marker.elements(most, size));
        } else {
            elements(collection, UNKNOWN, walk);
        }
        walk.leave();
    }

    private static void elements(Collection<?> collection, int size, Walk walk) {
        JsonBuffer out = walk.out;
        int most = walk.bounds().elements();
        out.raw((byte) '[');
        int level = walk.depth();
        int written = 0;
        int mark = out.length();
        Object before = null;
        try {
            Iterator<?> iterator = collection.iterator();
            walk.foreign();
            boolean foreign = Walk.isMadeByForeignCode(collection);
            while ((written < most || size == UNKNOWN) && iterator.hasNext()) {
                if (written > 0) {
                    out.raw((byte) ',');
                }
                if (written == most || !walk.goesOn()) {
                    walk.marker(written == most ? Marker.TOO_LONG : walk.whyNot());
                    break;
                }
                Object element = iterator.next();
                if (foreign) {
                    walk.foreign();
                }
                walk.at(written);
                walk.guardedAfter(before, element);
                before = element;
                written++;
                mark = out.length();
            }
        } catch (Throwable thrown) {
            Fatal.rethrow(thrown);
            out.truncate(mark);
            if (written > 0) {
                out.raw((byte) ',');
            }
            walk.failed(thrown, out.length(), level);
        }
        out.raw((byte) ']');
    }
}
