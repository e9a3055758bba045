// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Finds properties that nobody reads but everybody thought were read. */
final class MisspeltProperties {
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(EliotProperties.PREFIX);
    private static final ConfigurationPropertyName WEB = PREFIX.append("web");

    /** The next word after a prefix; the properties below are checked by who reads them. */
    private static final Map<ConfigurationPropertyName, List<String>> GROUPS = Map.of(
            PREFIX,
            List.of(
                    "enabled",
                    "global-fields",
                    "disabled-types",
                    "destinations",
                    "web",
                    "reactor",
                    "scheduling",
                    "action",
                    "logback",
                    "mdc",
                    "outside-actions"),
            WEB,
            List.of("server", "client"));

    private MisspeltProperties() {}

    /** Leaves alone what resembles nothing of ours: it may be somebody else's. */
    static void refuseIn(Environment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties) {
                properties.stream()
                        .forEach(property -> GROUPS.forEach((prefix, groups) -> {
                            if (prefix.isAncestorOf(property)) {
                                refuse(property, prefix, groups);
                            }
                        }));
            }
        }
    }

    private static void refuse(
            ConfigurationPropertyName property, ConfigurationPropertyName prefix, List<String> groups) {
        String group = property.getElement(prefix.getNumberOfElements(), Form.DASHED);
        if (groups.stream().map(Spelling::uniform).anyMatch(Spelling.uniform(group)::equals)) {
            return;
        }
        String meant = Spelling.nearest(group, groups);
        if (meant != null) {
            throw new EliotConfigurationException(
                    "%s has no effect: did you mean \"%s.%s\"?".formatted(property, prefix, meant),
                    "Correct its name, or remove it");
        }
    }
}
