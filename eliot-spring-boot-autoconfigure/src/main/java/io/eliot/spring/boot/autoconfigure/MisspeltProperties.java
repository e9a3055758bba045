// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Finds properties that nobody reads but everybody thought were read. */
final class MisspeltProperties {
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(EliotProperties.PREFIX);

    /** The first word after the prefix; the properties below are checked by who reads them. */
    private static final List<String> GROUPS = List.of(
            "enabled",
            "global-fields",
            "disabled-types",
            "destinations",
            "web",
            "reactor",
            "scheduling",
            "action",
            "logback",
            "mdc");

    private MisspeltProperties() {}

    /** Leaves alone what resembles nothing of ours: it may be somebody else's. */
    static void refuseIn(Environment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties) {
                properties.stream().filter(PREFIX::isAncestorOf).forEach(MisspeltProperties::refuse);
            }
        }
    }

    private static void refuse(ConfigurationPropertyName property) {
        String group = property.getElement(PREFIX.getNumberOfElements(), Form.DASHED);
        if (GROUPS.stream().map(Spelling::uniform).anyMatch(Spelling.uniform(group)::equals)) {
            return;
        }
        String meant = Spelling.nearest(group, GROUPS);
        if (meant != null) {
            throw new EliotConfigurationException(
                    "%s has no effect: did you mean \"%s.%s\"?".formatted(property, PREFIX, meant),
                    "Correct its name, or remove it");
        }
    }
}
