// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Puts global fields into a line that was encoded without them; every other byte of the line stays as it is. */
final class LateGlobalFields {
    private static final JsonFactory JSON = new JsonFactory();

    private LateGlobalFields() {}

    static JsonBuffer apply(GlobalFields globals, JsonBuffer line) {
        byte[] bytes = Arrays.copyOf(line.array(), line.length());
        JsonBuffer rewritten = new JsonBuffer(bytes.length + 64);
        Set<String> replaced = new HashSet<>();
        int copied = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                byte[] global = globals.value(name);
                if (global != null) {
                    copy(bytes, copied, start, rewritten);
                    rewritten.raw(global);
                    copied = (int) parser.currentLocation().getByteOffset();
                    replaced.add(name);
                }
            }
        }
        copy(bytes, copied, bytes.length - 2, rewritten);
        append(globals, replaced, rewritten);
        rewritten.raw((byte) '}');
        rewritten.raw((byte) '\n');
        return rewritten;
    }

    private static void append(GlobalFields globals, Set<String> replaced, JsonBuffer line) {
        for (Map.Entry<String, byte[]> global : globals.asMap().entrySet()) {
            if (!replaced.contains(global.getKey())) {
                line.raw((byte) ',');
                line.string(global.getKey());
                line.raw((byte) ':');
                line.raw(global.getValue());
            }
        }
    }

    private static void copy(byte[] from, int start, int end, JsonBuffer to) {
        to.raw(Arrays.copyOfRange(from, start, end));
    }
}
