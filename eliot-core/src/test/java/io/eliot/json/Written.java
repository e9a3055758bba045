// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A value once written: its text, read back by the strictest reader there is. */
record Written(String json, List<String> problems) {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** For tests of what is written, not of how long it takes on a busy machine. */
    static ValueEncoder.Builder patiently() {
        return ValueEncoder.builder().maxTime(Duration.ofMinutes(1));
    }

    static Written by(ValueEncoder encoder, @Nullable Object value) {
        return by(encoder, "field", value, new JsonBuffer(16));
    }

    static Written by(ValueEncoder encoder, String name, @Nullable Object value, JsonBuffer buffer) {
        buffer.clear();
        encoder.encode(name, value, buffer);
        Written written =
                new Written(new String(buffer.array(), 0, buffer.length(), StandardCharsets.UTF_8), buffer.problems());
        written.parsed();
        return written;
    }

    @Nullable
    Object parsed() {
        return STRICT.readValue(json, Object.class);
    }
}
