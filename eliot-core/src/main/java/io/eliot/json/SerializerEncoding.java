// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A class with a Jackson serialiser of its own. What that writes goes the way of any other value, so no bound is lost. */
final class SerializerEncoding implements Encoding {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        READER.readValue("{\"a\":[1.5,\"b\",null]}", Object.class); // the first use is slow: no value shall pay for it
    }

    private final JsonMapper mapper;

    SerializerEncoding(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void write(Object value, Walk walk) throws Exception {
        if (!walk.enter(value)) {
            return;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        mapper.writeValue(new Limited(json, walk), value);
        walk.foreign();
        @Nullable Object plain = READER.readValue(json.toByteArray(), Object.class);
        walk.value(plain);
        walk.leave();
    }

    /** Stops a serialiser that writes too much or for too long. */
    private static final class Limited extends FilterOutputStream {
        private final Walk walk;
        private int room;

        Limited(OutputStream out, Walk walk) {
            super(out);
            this.walk = walk;
            this.room = walk.bounds().messageLength();
        }

        @Override
        public void write(int b) throws IOException {
            spend(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            spend(length);
            out.write(bytes, offset, length);
        }

        private void spend(int length) throws IOException {
            room -= length;
            walk.foreign();
            if (room < 0 || !walk.goesOn()) {
                throw new IOException("The value is too large or takes too long");
            }
        }
    }
}
