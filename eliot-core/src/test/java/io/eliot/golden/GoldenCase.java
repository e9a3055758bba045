// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One file that a tool of the original wrote, and how it was called for it. */
public record GoldenCase(Path folder, String file, JsonNode options) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Every file of the corpus that this tool wrote. */
    public static Stream<GoldenCase> writtenBy(String tool) {
        try (Stream<Path> folders = Files.list(corpus())) {
            List<GoldenCase> cases = new ArrayList<>();
            folders.filter(Files::isDirectory).sorted().forEach(folder -> addCases(folder, tool, cases));
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path corpus() {
        URL readme = Objects.requireNonNull(GoldenCase.class.getResource("/golden/README.md"));
        try {
            return Objects.requireNonNull(Path.of(readme.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addCases(Path folder, String tool, List<GoldenCase> cases) {
        JsonNode files = MAPPER.readTree(folder.resolve("options.json")).get("files");
        files.forEachEntry((file, options) -> {
            if (options.get("tool").asString().equals(tool)) {
                cases.add(new GoldenCase(folder, file, options));
            }
        });
    }

    public List<String> args() {
        return options.get("args").valueStream().map(JsonNode::asString).toList();
    }

    public boolean succeeded() {
        return options.path("exit").asInt(0) == 0;
    }

    public String timeZone() {
        return options.path("env").path("TZ").asString("UTC");
    }

    public Path input() {
        return folder.resolve(
                options.path("stdin").asString(options.path("input").asString("messages.ndjson")));
    }

    public String expected() {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode expectedJson() {
        return MAPPER.readTree(expected());
    }

    @Override
    public String toString() {
        return folder.getFileName() + "/" + file;
    }
}
