// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application whose class path lacks what Eliot can do without: in a process of its own it cannot be there after all. */
class AbsentLibrariesTests {
    /** Of several servers Boot takes the first. */
    private static final String JETTY =
            "org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "without {0}")
    @ValueSource(
            strings = {
                "spring-boot-actuator|spring-boot-health|spring-boot-micrometer|micrometer-(core|jakarta)",
                "kotlin",
                "logback",
                "jetty|spring-boot-jackson|rxjava|spring-websocket|spring-security|hibernate",
                "reactor|netty|spring-webflux|spring-boot-webflux|spring-boot-webclient|spring-boot-restclient",
                "tomcat-embed-core|tomcat-embed-websocket|spring-boot-tomcat",
                "tomcat-embed-core|tomcat-embed-websocket|jakarta.servlet|jetty|spring-webmvc|spring-boot-webmvc"
            })
    void aRequestIsLogged(String absent) throws Exception {
        Path types = folder.resolve("types");
        Path output = folder.resolve("output");
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dspring.autoconfigure.exclude=" + (absent.startsWith("tomcat") ? "" : JETTY),
                        "-cp",
                        classPathWithout(absent),
                        RequestedApplication.class.getName(),
                        types.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(application.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            application.destroyForcibly();
        }

        assertThat(types).as(Files.readString(output)).exists();
        assertThat(Files.readAllLines(types))
                .filteredOn(type -> !type.equals("slf4j"))
                .containsExactly("http:server", "greeted", "http:server");
    }

    private static String classPathWithout(String absent) {
        Pattern name = Pattern.compile("^(" + absent + ")");
        List<String> kept = new ArrayList<>();
        int left = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (name.matcher(Path.of(entry).toFile().getName()).find()) {
                left++;
            } else {
                kept.add(entry);
            }
        }
        assertThat(left).as("libraries left out").isPositive();
        return String.join(File.pathSeparator, kept);
    }
}
