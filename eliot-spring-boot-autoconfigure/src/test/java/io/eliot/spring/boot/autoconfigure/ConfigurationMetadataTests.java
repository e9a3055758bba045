// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an IDE, and the page of all properties, say about each of them. */
class ConfigurationMetadataTests {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Set<String> ARTICLES = Set.of("A", "An", "The");

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(description(property))
                        .as(name(property))
                        .matches("[A-Z].*\\.")
                        .satisfies(text -> assertThat(ARTICLES).doesNotContain(text.split(" ", 2)[0])));
    }

    @Test
    void everySwitchSaysWhether() throws IOException {
        assertThat(properties().stream()
                        .filter(property -> text(property, "type").equals("java.lang.Boolean")))
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(description(property)).as(name(property)).startsWith("Whether "));
    }

    @Test
    void thePageListsEveryProperty() throws IOException {
        String table = properties().stream()
                .map(property ->
                        "| `%s` | %s | %s |".formatted(name(property), shownDefault(property), description(property)))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE))
                .as("%s lists the properties as they are; replace its table by this one", PAGE.getFileName())
                .contains(table + "\n\n");
    }

    private static String shownDefault(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        if (value.isArray()) {
            return value.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
        }
        return value.isMissingNode() ? "" : "`" + value.asString() + "`";
    }

    private static List<JsonNode> properties() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (URL metadata : Collections.list(ConfigurationMetadataTests.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = metadata.openStream()) {
                JsonMapper.shared().readTree(in).path("properties").forEach(found::add);
            }
        }
        return found.stream()
                .filter(property -> name(property).startsWith("eliot."))
                .sorted(Comparator.comparing(ConfigurationMetadataTests::name))
                .toList();
    }

    private static String name(JsonNode property) {
        return text(property, "name");
    }

    private static String description(JsonNode property) {
        return text(property, "description").replaceAll("\\s+", " ");
    }

    private static String text(JsonNode property, String field) {
        return property.path(field).asString("");
    }
}
