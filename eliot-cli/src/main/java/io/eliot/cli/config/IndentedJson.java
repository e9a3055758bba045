// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON laid out as Python's {@code json.dumps(…, indent=2)} does. */
final class IndentedJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private IndentedJson() {}

    static String write(Map<String, @Nullable Object> options) {
        return options.entrySet().stream()
                .map(option -> "  " + MAPPER.writeValueAsString(option.getKey()) + ": " + value(option.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private static String value(@Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream()
                    .map(entry -> "    " + MAPPER.writeValueAsString(entry))
                    .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
        }
        return MAPPER.writeValueAsString(value);
    }
}
