// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eliot.Eliot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
        log(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                        "ELIOT_DESTINATIONS_FILE_PATH", "${logs}/eliot.log",
                        "ELIOT_GLOBALFIELDS_SERVICE", "inventory",
                        // what Kubernetes sets beside a service called eliot
                        "ELIOT_SERVICE_HOST", "10.0.0.1",
                        "ELIOT_PORT_8080_TCP", "tcp://10.0.0.1:8080")));

        assertThat(Files.readString(folder.resolve("eliot.log"))).contains("\"service\":\"inventory\"");
    }

    private void log(PropertySource<?> source) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EliotAutoConfiguration.class))
                .withPropertyValues("logs=" + folder)
                .withInitializer(context -> replace(context.getEnvironment(), source))
                .run(context -> Eliot.log("stock:checked"));
    }

    private static void replace(ConfigurableEnvironment environment, PropertySource<?> source) {
        environment.getPropertySources().remove(source.getName());
        environment.getPropertySources().addLast(source);
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
