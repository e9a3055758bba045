// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.benchmarks.http;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The application with one way to see what it does. */
record Variant(String title, String classPath, List<String> properties) {
    /** Where each is in the list of all. */
    static final int NONE = 0;

    static final int PEER = 1;
    static final int DIRECT = 2;
    static final int QUEUED = 3;

    private static final String OF_FILE = "eliot.destinations.file.";

    static List<Variant> all(Path modules, Path scratch) throws IOException {
        return List.of(
                of("no logging", modules.resolve("application")),
                of(
                        "Boot + OpenTelemetry, no-op exporter",
                        modules.resolve("opentelemetry"),
                        "management.tracing.sampling.probability=1.0",
                        "management.otlp.metrics.export.enabled=false"),
                of(
                        "**Eliot**, to a file before the call returns",
                        modules.resolve("eliot"),
                        OF_FILE + "path=" + scratch.resolve("eliot.log")),
                of(
                        "**Eliot**, to a file by a queue",
                        modules.resolve("eliot"),
                        OF_FILE + "path=" + scratch.resolve("queued.log"),
                        OF_FILE + "queue.enabled=true"));
    }

    private static Variant of(String title, Path module, String... properties) throws IOException {
        Path target = module.resolve("target");
        Path jar = target.resolve("benchmarks-http-" + module.getFileName() + ".jar");
        return new Variant(
                title, jar + File.pathSeparator + Files.readString(target.resolve("class-path")), List.of(properties));
    }
}
