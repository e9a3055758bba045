// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.parse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.MapType;

/**
 * JSON as it stands in a log: Python also writes NaN and infinities, and integers of any size.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class JsonLines {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // A log is UTF-8: what begins as UTF-16 or with a byte order mark would else be taken, and read wrongly
            // later.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            // A parser for every line: the default pool is shared by all threads, and costs more than the line.
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxNumberLength(5_000)
                    .build())
            .build();

    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);
    private static final MapType MAP = MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class);

    private JsonLines() {}

    /**
     * The tokens of a line.
     *
     * @param bytes where the line is
     * @param offset where it begins
     * @param length how long it is
     * @return a parser before its first token; it throws {@link tools.jackson.core.JacksonException} at what is not JSON
     */
    public static JsonParser parser(byte[] bytes, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }

    /**
     * A line as a map.
     *
     * @param json a JSON object
     * @return a new map in the order of the log; numbers are {@code Integer}, {@code Long}, {@code BigInteger} or
     *     {@code Double}, objects maps, arrays lists
     * @throws tools.jackson.core.JacksonException if this is not a JSON object
     */
    public static Map<String, @Nullable Object> readMap(byte[] json) {
        return MAPPER.readValue(json, MAP);
    }
}
