// SPDX-License-Identifier: Apache-2.0
// Copyright the Eliot for Spring Boot authors
package io.eliot.spring.boot.autoconfigure;

import io.eliot.destination.file.FileDestination;
import io.eliot.spring.boot.DestinationFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code type: file}, one JSON object a line. */
final class FileDestinationFactory implements DestinationFactory<FileDestinationFactory.Properties> {
    private final Map<Path, String> names = new HashMap<>();

    @Override
    public String type() {
        return "file";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public FileDestination create(String name, Properties properties) {
        if (properties.path == null || properties.path.isBlank()) {
            throw new IllegalArgumentException("it does not say which file to write to");
        }
        Path path = Path.of(properties.path);
        String other = names.putIfAbsent(path.toAbsolutePath().normalize(), name);
        if (other != null) {
            throw new IllegalArgumentException("the destination \"%s\" writes to that file already".formatted(other));
        }
        return FileDestination.of(path);
    }

    // A String, because Spring looks for a Path on the class path first.
    record Properties(@Nullable String path) {}
}
