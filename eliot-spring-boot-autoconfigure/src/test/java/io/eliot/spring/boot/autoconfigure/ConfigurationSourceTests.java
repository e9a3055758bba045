// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import io.eliot.EliotLogger;
import io.eliot.destination.DestinationStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What users write where. */
class ConfigurationSourceTests {
    @TempDir
    private Path folder;

    @Test
    void readsYaml() throws IOException {
        log(yaml("""
                eliot:
                  global-fields:
                    environment: production
                    replica: 3
                  destinations:
                    file:
                      type: file
                      path: ${logs}/eliot.log
                """));

        assertThat(Files.readString(folder.resolve("eliot.log")))
                .contains("\"environment\":\"production\"", "\"replica\":3");
    }

    @Test
    void readsEnvironmentVariables() throws IOException {
        log(variables(Map.of(
                "ELIOT_DESTINATIONS_FILE_PATH", "${logs}/eliot.log",
                "ELIOT_GLOBALFIELDS_SERVICE", "inventory",
                // what Kubernetes sets beside a service called eliot
                "ELIOT_SERVICE_HOST", "10.0.0.1",
                "ELIOT_PORT_8080_TCP", "tcp://10.0.0.1:8080")));

        assertThat(Files.readString(folder.resolve("eliot.log"))).contains("\"service\":\"inventory\"");
    }

    @Test
    void readsADestinationThatNeedsNothing() {
        application(yaml("""
                eliot:
                  global-fields:
                  destinations:
                    console:
                """)).run(context -> assertThat(destinations(context)).containsExactly("console"));
    }

    @Test
    void aGroupMayBeEmpty() {
        application(yaml("""
                eliot:
                  destinations:
                """)).run(context -> assertThat(destinations(context)).containsExactly("console"));
        application(yaml("eliot:"))
                .run(context -> assertThat(destinations(context)).containsExactly("console"));
    }

    @Test
    void leavesAVariableAloneThatIsCalledLikeUs() {
        application(variables(Map.of("ELIOT", "/opt/eliot")))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void aVariableReplacesAPropertyWhoseNameHasDashesAndCapitals() throws IOException {
        application(variables(Map.of(
                        "ELIOT_DESTINATIONS_AUDITLOG_PATH", "${logs}/other.log",
                        "ELIOT_GLOBALFIELDS_DATACENTER", "eu-2")))
                .withPropertyValues("eliot.destinations.audit-log.type=file", "eliot.global-fields.dataCenter=eu-1")
                .run(context -> {
                    Eliot.log("stock:checked");

                    assertThat(destinations(context)).containsExactly("audit-log");
                });

        assertThat(Files.readString(folder.resolve("other.log")))
                .contains("\"dataCenter\":\"eu-2\"")
                .doesNotContain("datacenter");
    }

    private static Stream<String> destinations(ApplicationContext context) {
        return context.getBean(EliotLogger.class).destinations().status().stream()
                .map(DestinationStatus::name);
    }

    private static PropertySource<?> variables(Map<String, Object> variables) {
        return new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
    }

    private void log(PropertySource<?> source) {
        application(source).run(context -> Eliot.log("stock:checked"));
    }

    private ApplicationContextRunner application(PropertySource<?> source) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))
                .withPropertyValues("logs=" + folder)
                .withInitializer(context -> replace(context.getEnvironment(), source));
    }

    private static void replace(ConfigurableEnvironment environment, PropertySource<?> source) {
        environment.getPropertySources().remove(source.getName());
        environment.getPropertySources().addFirst(source);
    }

    private static PropertySource<?> yaml(String text) {
        try {
            return new YamlPropertySourceLoader()
                    .load("application.yml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
