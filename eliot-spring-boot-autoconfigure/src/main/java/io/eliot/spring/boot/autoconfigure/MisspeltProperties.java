// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Finds properties that nobody reads but everybody thought were read. */
final class MisspeltProperties {
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(EliotProperties.PREFIX);
    private static final List<String> SWITCH = List.of("enabled");

    /** The next word after a prefix. What stands below others is checked by who reads it. */
    private static final Map<ConfigurationPropertyName, List<String>> NAMES = Map.of(
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
            PREFIX.append("web"),
            List.of("server", "client"),
            PREFIX.append("reactor"),
            SWITCH,
            PREFIX.append("scheduling"),
            SWITCH,
            PREFIX.append("mdc"),
            SWITCH,
            PREFIX.append("outside-actions"),
            SWITCH);

    private MisspeltProperties() {}

    /** In no environment variable: where a service is called "eliot-webs", Kubernetes sets ELIOT_WEBS_PORT. */
    static void refuseIn(Environment environment) {
        UnboundElementsSourceFilter written = new UnboundElementsSourceFilter();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties && written.apply(source)) {
                for (ConfigurationPropertyName property : properties) {
                    if (PREFIX.isAncestorOf(property)) {
                        refuse(property);
                    }
                }
            }
        }
    }

    private static void refuse(ConfigurationPropertyName property) {
        for (int length = 1; length < property.getNumberOfElements(); length++) {
            ConfigurationPropertyName prefix = property.chop(length);
            List<String> names = NAMES.get(prefix);
            if (names != null) {
                refuse(property, prefix, names);
            }
        }
    }

    private static void refuse(
            ConfigurationPropertyName property, ConfigurationPropertyName prefix, List<String> names) {
        String name = property.getElement(prefix.getNumberOfElements(), Form.DASHED);
        String given = Spelling.uniform(name);
        for (String known : names) {
            if (Spelling.uniform(known).equals(given)) {
                return;
            }
        }
        String meant = Spelling.nearest(name, names);
        if (meant != null) {
            throw new EliotConfigurationException(
                    "%s has no effect: did you mean \"%s.%s\"?".formatted(property, prefix, meant),
                    "Correct its name, or remove it");
        }
        if (!prefix.equals(PREFIX)) { // what resembles nothing of ours may be somebody else's
            throw new EliotConfigurationException(
                    "%s has no effect: below %s there is %s".formatted(property, prefix, String.join(", ", names)),
                    "Correct its name, or remove it");
        }
    }
}
