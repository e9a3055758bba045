// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

class StaticFilesTests {
    @TempDir
    private Path directory;

    private StaticFiles servedUnder(String prefix) {
        return new StaticFiles(
                new DefaultResourceLoader(), List.of(directory.toUri().toString()), prefix);
    }

    @Test
    void knowsTheFilesBelowThePrefix() throws Exception {
        Files.createFile(directory.resolve("app.css"));

        assertThat(servedUnder("/v1.0")).accepts("/v1.0/app.css").rejects("/v1.0/other.css", "/app.css");
    }

    /** Such a request used to be answered with status 500. */
    @Test
    void takesThePrefixItselfForNoFile() throws Exception {
        Files.createFile(directory.resolve("css"));

        assertThat(servedUnder("/v1.0")).rejects("/v1.0", "/v1.0.css", "/v1.0css");
    }
}
