// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file with the user's options: JSON, an object. */
public final class ConfigFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ConfigFile() {}

    /**
     * The first of the usual files that exists: ours, or that of eliot-tree.
     *
     * @return null if there is none
     */
    public static @Nullable Path locate(Path home) {
        for (String program : new String[] {"eliot", "eliot-tree"}) {
            Path file = home.resolve(".config").resolve(program).resolve("config.json");
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /**
     * Puts the options of the file over those that are.
     *
     * @throws ConfigException if the file cannot be read or has a value that an option cannot have
     */
    public static void read(Path file, TreeConfig config) {
        if (!Files.isReadable(file)) {
            throw new ConfigException("Cannot read the configuration file " + file, null);
        }
        try {
            JsonNode json = MAPPER.readTree(file);
            if (!json.isObject()) {
                throw new ConfigException(file + " is not a JSON object", null);
            }
            json.forEachEntry((name, value) -> config.set(name, new ConfigValue(name, value)));
        } catch (JacksonException e) {
            throw new ConfigException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
