// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** What reading costs anybody: a file of JSON lines, each into a map, by Jackson alone. {@code JacksonPass FILE} */
public final class JacksonPass {
    private JacksonPass() {}

    /** Reads the file and says how many lines there were. */
    public static void main(String[] args) throws IOException {
        long count = 0;
        try (InputStream file = Files.newInputStream(Path.of(args[0]));
                MappingIterator<Map<String, Object>> lines =
                        new JsonMapper().readerFor(Map.class).readValues(file)) {
            while (lines.hasNext()) {
                lines.next();
                count++;
            }
        }
        System.out.println(count);
    }
}
