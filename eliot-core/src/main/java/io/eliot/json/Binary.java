// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Bytes as Base64 (W2); of more than the bound on elements, as of any array, the first ones and how many there are. */
final class Binary {
    private Binary() {}

    /** The buffer is used up. */
    static void write(ByteBuffer bytes, Walk walk) {
        int count = bytes.remaining();
        int most = walk.bounds().elements();
        if (count <= most) {
            base64(bytes, count, walk.out);
            return;
        }
        Summary.start(walk.out);
        base64(bytes, most, walk.out);
        Summary.end(count, walk.out);
        walk.problem(Marker.elements(most, count));
    }

    private static void base64(ByteBuffer bytes, int count, JsonBuffer out) {
        byte[] part = new byte[count];
        bytes.get(part);
        out.raw((byte) '"');
        out.raw(Base64.getEncoder().encode(part));
        out.raw((byte) '"');
    }
}
