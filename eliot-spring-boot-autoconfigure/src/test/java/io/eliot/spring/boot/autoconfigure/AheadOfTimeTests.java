// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** An application processed as {@code process-aot} does, and then run with what was generated, on the JVM. */
class AheadOfTimeTests {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    @Test
    void aRequestIsLogged() throws Exception {
        Path types = folder.resolve("types");
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");

        java(
                "-cp",
                CLASS_PATH,
                SpringApplicationAotProcessor.class.getName(),
                RequestedApplication.class.getName(),
                sources.toString(),
                classes.toString(),
                classes.toString(),
                "io.eliot",
                "requested",
                types.toString());
        compile(sources, classes);
        String output = java(
                "-Dspring.aot.enabled=true",
                "-Dlogging.level.io.eliot=info",
                "-cp",
                classes + File.pathSeparator + CLASS_PATH,
                RequestedApplication.class.getName(),
                types.toString());

        assertThat(types).as(output).exists();
        assertThat(Files.readAllLines(types))
                .filteredOn(type -> !type.equals("slf4j"))
                .containsExactly("http:server", "greeted", "http:server");
        assertThat(output)
                .contains("Eliot logs to: memory; instrumented: action, ")
                .contains("webflux (left out when the application was processed ahead of time)");
    }

    private String java(String... arguments) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static void compile(Path sources, Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> generated =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of("-d", classes.toString(), "-cp", CLASS_PATH, "-proc:none", "-nowarn");
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(generated))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }
}
